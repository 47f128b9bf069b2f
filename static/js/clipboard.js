// Puts a text on the clipboard and says whether that worked.
// Over plain http browsers have no clipboard interface: there the old command copies a selected text field.

export async function write(text) {
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
  // Beside what has the focus, so that a menu or dialog around it stays open.
  (focused?.parentElement ?? document.body).append(field);
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
