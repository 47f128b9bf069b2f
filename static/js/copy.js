// Copies the text of an element, or the value of a field: <button data-copy="its id" data-copied="…"
// data-failed="…">, which is hidden without this script, and <… role="status" data-copy-status> in the same
// parent, which shows and speaks the outcome. With data-copy-step the step that the address names (#n9) is
// added to what is copied. What was copied is told to other scripts by the event "copied".
// Where nothing can be copied the text is selected and the reader is told so. Buttons may come later, by htmx.

import { write } from "./clipboard.js";

const SHOWN_FOR = 2500;
const STEP = /^#n\d+$/;

function textOf(element, button) {
  const text = element.value ?? element.textContent;
  return "copyStep" in button.dataset && STEP.test(location.hash) ? text + location.hash : text;
}

function select(element) {
  if (element.select) element.select();
  else getSelection().selectAllChildren(element);
}

function say(button, text) {
  const status = button.parentElement.querySelector("[data-copy-status]");
  status.textContent = text;
  clearTimeout(button.silence);
  return status;
}

async function copy(button) {
  const element = document.getElementById(button.dataset.copy);
  if (await write(textOf(element, button))) {
    const status = say(button, button.dataset.copied);
    button.dataset.done = "";
    button.silence = setTimeout(() => {
      status.textContent = "";
      delete button.dataset.done;
    }, SHOWN_FOR);
    button.dispatchEvent(new CustomEvent("copied", { bubbles: true }));
  } else {
    select(element);
    say(button, button.dataset.failed);
  }
}

function show(part) {
  for (const button of part.querySelectorAll("[data-copy]")) button.hidden = false;
}

show(document);
document.addEventListener("htmx:load", ({ target }) => show(target));
document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-copy]");
  if (button) copy(button);
});
