// Closes an open <details data-menu> as a menu closes: by Escape, by a click elsewhere, when the focus leaves
// it, or when a link in it was followed. Without this script it opens and closes by its summary.

const open = () => document.querySelectorAll("details[data-menu][open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of open()) {
    menu.open = false;
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    event.preventDefault();
  }
});

document.addEventListener("click", ({ target }) => {
  for (const menu of open()) {
    if (!menu.contains(target) || target.closest("a")) menu.open = false;
  }
});

document.addEventListener("focusout", ({ relatedTarget }) => {
  if (!relatedTarget) return;
  for (const menu of open()) {
    if (!menu.contains(relatedTarget)) menu.open = false;
  }
});
