// Takes counts and orders over from an answer, and leaves the boxes and the list themselves in place: focus, scroll
// place, opened parts and a click under way are not lost. Follows links that change the search text, too.

let followsLink = false;

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  followsLink = detail.requestConfig.elt.matches("a");
});

// What readers choose they may have changed since they asked; only a link that they follow chooses for them.
function takeOver(fresh) {
  for (const box of fresh.querySelectorAll("input")) {
    const shown = document.getElementById(box.id);
    if (!shown) continue;
    if (followsLink) shown.checked = box.checked;
    shown.disabled = box.disabled && !shown.checked;
    const count = shown.parentElement.querySelector(".option__count");
    count.textContent = box.parentElement.querySelector(".option__count").textContent;
  }
}

// Which orders there are depends on whether anything is searched for.
function takeOverOrders(shown, fresh) {
  const { value } = followsLink ? fresh : shown;
  shown.replaceChildren(...fresh.options);
  shown.value = value;
  if (shown.selectedIndex < 0) shown.selectedIndex = 0;
}

document.addEventListener("htmx:oobBeforeSwap", ({ target, detail }) => {
  if (target.id === "facets") takeOver(detail.fragment);
  else if (target.id === "sort") takeOverOrders(target, detail.fragment.querySelector("select"));
  else return;
  detail.shouldSwap = false;
});

document.addEventListener("htmx:pushedIntoHistory", ({ detail }) => {
  const box = document.getElementById("search_text");
  if (!followsLink || box === document.activeElement) return;
  box.value = new URL(detail.path, location).searchParams.get("q") ?? "";
});
