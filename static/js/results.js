// What goes with new results: short addresses, a history without single letters, and a place for the focus.

// What these ask for comes bit by bit: going back leaves the list rather than to take back a letter or a page.
const BIT_BY_BIT = ["search_text", "load_more"];

document.addEventListener("htmx:configRequest", ({ detail }) => {
  for (const name of [...detail.formData.keys()]) {
    if (!detail.formData.get(name)) detail.formData.delete(name);
  }
});

document.addEventListener("htmx:beforeHistoryUpdate", ({ detail }) => {
  const here = location.pathname + location.search;
  const asked = detail.requestConfig.elt.id;
  if (BIT_BY_BIT.includes(asked) || detail.history.path === here) detail.history.type = "replace";
});

let shownBefore = 0;

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  shownBefore = detail.requestConfig.elt.id === "load_more" ? detail.target.children.length : 0;
});

document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.failed || !detail.successful) return;
  if (detail.requestConfig.elt.id === "load_more") {
    detail.target.children[shownBefore]?.querySelector("a").focus();
  } else if (document.activeElement === document.body) {
    // The link that was followed, a filter taken back, is gone with the old results.
    document.getElementById("diagram_results").focus({ preventScroll: true });
  }
});

// Where no answer comes, the browser itself says why.
for (const failure of ["htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(failure, ({ detail }) => location.assign(detail.pathInfo.finalRequestPath));
}
