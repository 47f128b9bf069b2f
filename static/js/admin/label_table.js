// The table of translated labels follows the source: <… data-label-table> is asked for anew as the source is typed.
// Whoever begins to write into it meanwhile goes before: the answer under way is for a table that is no more.

document.addEventListener("input", ({ target }) => {
  const table = target.closest?.("[data-label-table]");
  if (table) window.htmx.trigger(table, "htmx:abort");
});
