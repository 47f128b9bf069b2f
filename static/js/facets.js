// Takes counts and orders over from an answer, and leaves the boxes and the list themselves in place: focus, scroll
// place, opened parts and a click under way are not lost. Follows links that change the search text, too.

function takeOver(fresh) {
  for (const box of fresh.querySelectorAll("input")) {
    const shown = document.getElementById(box.id);
    if (!shown) continue;
    shown.checked = box.checked;
    shown.disabled = box.disabled;
    const count = shown.parentElement.querySelector(".option__count");
    count.textContent = box.parentElement.querySelector(".option__count").textContent;
  }
}

// Which orders there are depends on whether anything is searched for.
function takeOverOrders(shown, fresh) {
  const { value } = fresh;
  shown.replaceChildren(...fresh.options);
  shown.value = value;
}

document.addEventListener("htmx:oobBeforeSwap", ({ target, detail }) => {
  if (target.id === "facets") takeOver(detail.fragment);
  else if (target.id === "sort") takeOverOrders(target, detail.fragment.querySelector("select"));
  else return;
  detail.shouldSwap = false;
});

document.addEventListener("htmx:pushedIntoHistory", ({ detail }) => {
  const box = document.getElementById("search_text");
  if (box === document.activeElement) return;
  box.value = new URL(detail.path, location).searchParams.get("q") ?? "";
});
