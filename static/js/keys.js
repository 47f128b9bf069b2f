// The keys of the site: "/" search, arrows among cards, "c" copy, "?" the list of keys, where they can be
// switched off. They never act while something is typed, nor together with Ctrl, Alt or ⌘.

import { cardOf, firstInView, go, neighbourOf } from "./cards.js";
import { write } from "./clipboard.js";

const KEPT_AS = "keyboard-shortcuts";
const SHOWN_FOR = 2500;
const TYPED_IN = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]";

// What is chosen is kept in this browser; where nothing can be kept, it holds for this page.
let isOn = true;
try {
  isOn = localStorage.getItem(KEPT_AS) !== "off";
} catch {
  // Not kept: they are on.
}

function turn(on) {
  isOn = on;
  try {
    if (on) localStorage.removeItem(KEPT_AS);
    else localStorage.setItem(KEPT_AS, "off");
  } catch {
    // Not kept, as said above.
  }
}

// The page may be put in place anew while this script goes on: its elements are looked up when they are needed.
const dialog = () => document.getElementById("keys");

function show() {
  dialog().querySelector("[role=switch]").checked = isOn;
  dialog().showModal();
  return true;
}

document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-keys-open]")) show();
  else if (target === dialog()) target.close(); // beside the panel, which fills the dialog
});

document.addEventListener("change", ({ target }) => {
  if (target.closest("#keys")) turn(target.checked);
});

let silence;

function say(name) {
  const status = document.querySelector("[data-keys-status]");
  status.textContent = status.dataset[name];
  clearTimeout(silence);
  silence = setTimeout(() => (status.textContent = ""), SHOWN_FOR);
}

async function copyCodeOf(card) {
  try {
    const answer = await fetch(card.dataset.source);
    if (!answer.ok || !(await write(await answer.text()))) throw new Error(answer.statusText);
    say("copied");
    if (card.dataset.uses) await import("./counting.js");
    card.dispatchEvent(new CustomEvent("copied", { bubbles: true }));
  } catch {
    say("failed");
  }
}

function search() {
  const box = document.querySelector("[data-search]");
  box?.focus();
  box?.select();
  return box;
}

function copy(focused) {
  const card = cardOf(focused);
  const copies = document.querySelector("[data-copy=code]");
  if (card) copyCodeOf(card);
  else copies?.click();
  return card || copies;
}

// An arrow with nowhere to go does what it always does. Up from the first row leads back to the search, from
// where down leads to the cards.
function move(focused, key) {
  const card = cardOf(focused);
  const isCardLink = card && focused.matches("a");
  if (!isCardLink) {
    const first = focused === document.body && key === "ArrowRight" ? firstInView() : null;
    if (first) go(first);
    return first;
  }
  const next = neighbourOf(card, key);
  if (next) go(next);
  return next ?? (key === "ArrowUp" && document.getElementById("filters") && search());
}

function moveFromSearch(box) {
  const first = box.form.id === "filters" && document.querySelector(".diagram-card");
  if (first) go(first);
  return first;
}

function act(key, focused) {
  if (focused.matches("[data-search]")) return key === "ArrowDown" && moveFromSearch(focused);
  if (focused.closest(TYPED_IN)) return null;
  if (key === "/") return search();
  if (key === "?") return show();
  if (key === "c") return copy(focused);
  if (key.startsWith("Arrow")) return move(focused, key);
  return null;
}

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  const combined = event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && key.startsWith("Arrow"));
  if (combined || event.isComposing || event.defaultPrevented) return;
  if (!isOn || dialog().open || !(target instanceof Element)) return;
  if (act(key, target)) event.preventDefault();
});
