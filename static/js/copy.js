// Copies the text of an element: <button data-copy="its id" data-copied="…" data-failed="…">, which is hidden
// without this script, and <… role="status" data-copy-status> nearby, which shows and speaks the outcome.
// Over plain http browsers have no clipboard interface: the old command copies a selected text field instead,
// and where that fails too the text stays selected and the reader is told so.

const SHOWN_FOR = 2500;

async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return writeBySelecting(text);
  }
}

function writeBySelecting(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "copy-field";
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  let copied = false;
  try {
    copied = document.execCommand("copy");
  } catch {
    // Not allowed: told by the return value.
  }
  field.remove();
  focused?.focus({ preventScroll: true });
  return copied;
}

function say(button, text) {
  const status = button.parentElement.querySelector("[data-copy-status]");
  status.textContent = text;
  clearTimeout(button.silence);
  return status;
}

async function copy(button) {
  const element = document.getElementById(button.dataset.copy);
  if (await write(element.textContent)) {
    const status = say(button, button.dataset.copied);
    button.dataset.done = "";
    button.silence = setTimeout(() => {
      status.textContent = "";
      delete button.dataset.done;
    }, SHOWN_FOR);
  } else {
    getSelection().selectAllChildren(element);
    say(button, button.dataset.failed);
  }
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}
