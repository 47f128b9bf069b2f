// Puts the list of a [data-related] in order: rows are dragged by their handle or moved by buttons, taken out, brought
// back, and added from what was found, suggested, or recommends the template. The boxes in the rows are what is sent:
// without scripts they are ticked by hand. What was done is told in [data-related-status], how much a search found in
// [data-related-heard]; the focus stays near.

function enliven(root) {
  const chosen = root.querySelector("[data-related-chosen]");
  const status = root.querySelector("[data-related-status]");
  const heard = root.querySelector("[data-related-heard]");
  const undo = root.querySelector("[data-related-deed=undo]");
  const search = root.querySelector("input[type=search]");
  let removed = null; // the row, and the one that it stood before
  let dragged = null; // as above

  const boxIn = (row) => row.querySelector("input");
  const buttonIn = (row, deed) => row?.querySelector(`[data-related-deed=${deed}]`);

  function say(what, row) {
    const words = row && {
      title: row.querySelector("[data-related-title]").textContent,
      place: [...chosen.children].indexOf(row) + 1,
      count: chosen.children.length,
    };
    status.textContent = root.dataset[what].replace(/\{(\w+)\}/g, (_, name) => words[name]);
    undo.hidden = what !== "removed";
  }

  // A row that is in the list already is not offered a second time.
  function look() {
    const keys = new Set([...chosen.children].map((row) => boxIn(row).value));
    for (const row of root.querySelectorAll("[data-related-row]")) {
      if (row.parentElement !== chosen) row.toggleAttribute("data-taken", keys.has(boxIn(row).value));
    }
    for (const row of chosen.children) {
      buttonIn(row, "up").ariaDisabled = !row.previousElementSibling;
      buttonIn(row, "down").ariaDisabled = !row.nextElementSibling;
    }
  }

  function place(row, before, what) {
    chosen.insertBefore(row, before);
    look();
    say(what, row);
  }

  function move(row, before, button) {
    const moves = before !== row;
    place(row, moves ? before : row.nextElementSibling, moves ? "moved" : "stayed");
    button.focus();
  }

  const deeds = {
    up: (row, button) => move(row, row.previousElementSibling ?? row, button),
    down: (row, button) => {
      const next = row.nextElementSibling;
      move(row, next ? next.nextElementSibling : row, button);
    },
    remove: (row) => {
      const next = row.nextElementSibling;
      const near = next ?? row.previousElementSibling;
      say("removed", row);
      row.remove();
      removed = { row, next };
      look();
      (buttonIn(near, "remove") ?? search).focus();
    },
    undo: () => {
      place(removed.row, removed.next?.parentElement === chosen ? removed.next : null, "returned");
      buttonIn(removed.row, "remove").focus();
    },
    add: (row) => {
      const copy = row.cloneNode(true);
      boxIn(copy).checked = true;
      place(copy, null, "added");
      const other = [...row.parentElement.children].find((offered) => !("taken" in offered.dataset));
      (buttonIn(other, "add") ?? search).focus();
    },
  };

  root.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-related-deed]");
    if (button) deeds[button.dataset.relatedDeed](button.closest("[data-related-row]"), button);
  });

  chosen.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !event.target.closest("[data-related-handle]")) return;
    event.preventDefault();
    const row = event.target.closest("[data-related-row]");
    dragged = { row, next: row.nextElementSibling };
    row.dataset.dragged = "";
    chosen.setPointerCapture(event.pointerId); // not the handle: moved in the page it would lose it
  });

  chosen.addEventListener("pointermove", ({ clientY }) => {
    if (!dragged) return;
    const middle = (row) => row.getBoundingClientRect().top + row.offsetHeight / 2;
    const others = [...chosen.children].filter((row) => row !== dragged.row);
    const before = others.find((row) => clientY < middle(row)) ?? null;
    if (before !== dragged.row.nextElementSibling) chosen.insertBefore(dragged.row, before);
  });

  function drop(stays) {
    if (!dragged) return;
    const { row, next } = dragged;
    dragged = null;
    delete row.dataset.dragged;
    if (!stays) chosen.insertBefore(row, next);
    else if (row.nextElementSibling !== next) place(row, row.nextElementSibling, "moved");
  }
  chosen.addEventListener("pointerup", () => drop(true));
  chosen.addEventListener("pointercancel", () => drop(false));
  document.addEventListener("keydown", ({ key }) => key === "Escape" && drop(false));

  root.addEventListener("htmx:afterSwap", ({ target }) => {
    look();
    if (target.id === "related_found") heard.textContent = target.querySelector("p")?.textContent.trim() ?? "";
  });
  for (const failure of ["htmx:sendError", "htmx:responseError"]) {
    root.addEventListener(failure, ({ detail: { xhr } }) => {
      say("failed");
      if (xhr.status === 429) status.textContent = xhr.responseText.trim();
    });
  }

  root.dataset.live = "";
  look();
}

for (const root of document.querySelectorAll("[data-related]")) enliven(root);
