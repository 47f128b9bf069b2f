// From the list of what needs care, and from other pages (…?line=7#id_source_en), to the field where something is
// mended: what the field is folded into opens, and the caret is put there. An editor that stands in the place of its field (which is hidden then) hears of it as "arrive".

function arrive(line) {
  const field = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!field) return;
  for (let box = field.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  if (field.hidden) {
    field.dispatchEvent(new CustomEvent("arrive", { detail: { line: Number(line) || 1 } }));
  } else {
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  }
}

document.querySelector(".shortcomings")?.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link) return;
  event.preventDefault();
  history.replaceState(history.state, "", link.hash);
  arrive(link.dataset.line);
});
// Once all other modules have run, and put their editors in the place of fields, and the browser has looked itself.
window.addEventListener("load", () => {
  setTimeout(() => arrive(new URLSearchParams(location.search).get("line")));
});
