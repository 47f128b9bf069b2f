// The table of translated labels follows the source: <… data-label-table> is asked for anew as the source is typed.
// What is typed into the table meanwhile goes before: the answer under way is for a table that is no more, and is
// asked for once more when the typing rests.

const REST = 800;
const isTable = (element) => element?.matches?.("[data-label-table]");

document.addEventListener("input", ({ target }) => {
  const table = target.closest?.("[data-label-table]");
  if (table) table.dataset.typed = "";
});

document.addEventListener("htmx:beforeRequest", ({ target }) => {
  if (isTable(target)) delete target.dataset.typed;
});

document.addEventListener("htmx:beforeSwap", ({ target, detail }) => {
  if (!isTable(target) || !("typed" in target.dataset)) return;
  detail.shouldSwap = false;
  setTimeout(() => target.isConnected && window.htmx.trigger(target, "again"), REST);
});
