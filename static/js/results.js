// What goes with new results: short addresses, a history without single letters, and a place for the focus.

const isRefused = ({ xhr }) => xhr.status === 429;

document.addEventListener("htmx:configRequest", ({ detail }) => {
  for (const name of [...detail.formData.keys()]) {
    if (!detail.formData.get(name)) detail.formData.delete(name);
  }
});

// Going back takes back what was typed at one go, not a letter of it, and leaves the list rather than a page of it.
let typesOn = false; // whether the address at hand is of a text that more letters are added to

document.addEventListener("focusin", ({ target }) => {
  if (target.id === "search_text") typesOn = false;
});

document.addEventListener("htmx:beforeHistoryUpdate", ({ detail }) => {
  const here = location.pathname + location.search;
  const { elt, triggeringEvent } = detail.requestConfig;
  const isTyped = elt.id === "search_text";
  const endsTyping = triggeringEvent?.type === "submit";
  const isNew = detail.history.path !== here;
  if (!isNew || elt.id === "load_more" || (typesOn && (isTyped || endsTyping))) detail.history.type = "replace";
  if (isNew || endsTyping) typesOn = isTyped;
});

let shownBefore = 0;

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  // Asked too often: the answer says so beside what was found, which stays.
  if (isRefused(detail)) Object.assign(detail, { shouldSwap: true, isError: false });
  shownBefore = detail.requestConfig.elt.id === "load_more" ? detail.target.children.length : 0;
});

document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.failed || !detail.successful || isRefused(detail)) return;
  if (detail.requestConfig.elt.id === "load_more") {
    detail.target.children[shownBefore]?.querySelector("a").focus();
  } else if (document.activeElement === document.body) {
    // The link that was followed, a filter taken back, is gone with the old results.
    document.getElementById("diagram_results").focus({ preventScroll: true });
  }
});

// The way down from the filters is no place of its own to go back to.
document.addEventListener("click", (event) => {
  if (!event.target.closest("#show_results")) return;
  event.preventDefault();
  const results = document.getElementById("diagram_results");
  results.focus({ preventScroll: true });
  results.scrollIntoView();
});

// Where no answer comes, the browser itself says why.
for (const failure of ["htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(failure, ({ detail }) => location.assign(detail.pathInfo.finalRequestPath));
}
