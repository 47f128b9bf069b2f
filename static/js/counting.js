// Tells the server that something was copied or downloaded: from inside an element with data-uses="address".
// Nothing is stored, nothing else is sent, and nobody waits for the answer.

function send(kind, element) {
  const address = element.closest("[data-uses]")?.dataset.uses;
  if (address) navigator.sendBeacon?.(address, new URLSearchParams({ kind }));
}

document.addEventListener("copied", ({ target }) => send("copy", target));
document.addEventListener("click", ({ target }) => {
  const link = target.closest("a[download]");
  if (link) send("download", link);
});
