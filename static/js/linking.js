// Links the drawing in a [data-viewer] with the lines of #code and the .steps: whatever shows a node, an edge, a
// loop or a lane marks the others that show it (is-marked) and what it touches (is-near) while the pointer or the
// focus is on it. A click on a node or an edge leads to its line, one on a line to the drawing. What was followed
// stays marked until Escape or a click beside it; so does the step in the address (#n9), which the same page in
// another language keeps.

const STEP = /^#(n\d+)$/;
const MOVED = 4;
const DOUBLE_CLICK = 250;
const PARTS = "[data-node], [data-edge], [data-loop], .step, #code > span";

const behavior = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth");

const viewer = document.querySelector("[data-viewer]:has(.fz)");
const code = document.getElementById("code");
const steps = document.querySelector(".steps");
const areas = [viewer, code, steps].filter(Boolean);

const subjects = new Map(); // key → what shows it and what it touches
const keys = new WeakMap(); // element → key of what it shows

function subject(key) {
  if (!subjects.has(key)) subjects.set(key, { marked: new Set(), near: new Set() });
  return subjects.get(key);
}

function shows(element, key) {
  if (!element) return;
  subject(key).marked.add(element);
  if (!keys.has(element)) keys.set(element, key);
}

const line = (group) => document.getElementById(`line-${group.dataset.line}`);

function learn(drawing) {
  const nodes = new Map();
  for (const group of drawing.querySelectorAll("[data-node]")) {
    const id = group.dataset.node;
    nodes.set(id, group);
    shows(group, id);
    shows(line(group), id);
    shows(steps && document.getElementById(id), id);
  }
  for (const group of drawing.querySelectorAll("[data-edge]")) {
    const { edge, from, to } = group.dataset;
    shows(group, edge);
    shows(line(group), edge);
    for (const end of [from, to]) {
      subject(edge).near.add(nodes.get(end));
      subject(end).marked.add(group);
      if (line(group)) subject(end).near.add(line(group));
    }
    const reach = group.querySelector("path").cloneNode();
    reach.setAttribute("class", "fz-reach");
    group.prepend(reach);
  }
  for (const group of drawing.querySelectorAll("[data-loop]")) {
    const key = `loop ${group.dataset.line}`;
    shows(group, key);
    shows(line(group), key);
    for (const id of group.dataset.loop.split(" ")) if (nodes.has(id)) subject(key).near.add(nodes.get(id));
  }
  for (const group of drawing.querySelectorAll("[data-lane]")) {
    const key = `lane ${group.dataset.line}`;
    subject(key).marked.add(group);
    shows(line(group), key);
  }
}

let followed = null;
let shown = null;

function paint(key) {
  if (key === shown) return;
  for (const element of subjects.get(shown)?.marked ?? []) element.classList.remove("is-marked");
  for (const element of subjects.get(shown)?.near ?? []) element.classList.remove("is-near");
  for (const element of subjects.get(key)?.marked ?? []) element.classList.add("is-marked");
  for (const element of subjects.get(key)?.near ?? []) element.classList.add("is-near");
  for (const drawing of drawings) drawing.classList.toggle("is-marking", Boolean(key));
  shown = key;
}

function follow(key) {
  followed = key;
  paint(key);
}

const at = (target) => keys.get(target.closest(PARTS)) ?? null;
const inDrawing = (key) =>
  [...subjects.get(key).marked].find((part) => viewer.contains(part) && part.getClientRects().length);
const inCode = (key) => [...subjects.get(key).marked].find((part) => code.contains(part));

function goToLine(key) {
  const goal = inCode(key);
  if (!goal || "full" in viewer.dataset) return;
  goal.tabIndex = -1;
  goal.focus({ preventScroll: true });
  goal.scrollIntoView({ block: "center", inline: "nearest", behavior: behavior() });
}

function goToDrawing(key) {
  const goal = inDrawing(key);
  goal.focus({ preventScroll: true });
  goal.scrollIntoView({ block: "center", inline: "center", behavior: behavior() });
}

// Only inside its frame: the page is where the reader wants it.
function bringIntoFrame(key, behavior) {
  const scroller = viewer.querySelector("[role=region]");
  const box = inDrawing(key).getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  scroller.scrollBy({ left: box.left + box.width / 2 - frame.left - frame.width / 2, behavior });
}

function arrive(hash, how = behavior()) {
  const key = STEP.exec(hash)?.[1];
  if (!hash) return follow(null);
  if (!subjects.has(key)) return;
  follow(key);
  bringIntoFrame(key, how);
  const step = document.getElementById(key);
  const folded = step?.closest("details:not([open])");
  if (folded) {
    folded.open = true;
    step.scrollIntoView({ block: "nearest" });
  }
  const name = step?.querySelector(".step__name").textContent.trim();
  if (name) viewer.querySelector("[data-spoken]").textContent = viewer.dataset.marked.replace("{name}", name);
}

function listen() {
  let pressed = null;
  let waiting = 0;

  for (const area of areas) {
    // A move, since what is scrolled under a resting pointer is not meant.
    area.addEventListener("pointermove", ({ target, pointerType }) => {
      if (pointerType !== "touch") paint(at(target) ?? followed);
    }, { passive: true });
    area.addEventListener("pointerleave", () => paint(followed));
    area.addEventListener("focusin", ({ target }) => paint(at(target) ?? followed));
    area.addEventListener("focusout", () => paint(followed));
    area.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") follow(null);
    });
    area.addEventListener("pointerdown", (event) => {
      pressed = event;
    }, { capture: true });
  }

  // A drag that ends where it may is no click; a click made by a key has no place.
  const dragged = (event) =>
    event.detail && pressed &&
    Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) > MOVED;

  viewer.addEventListener("click", (event) => {
    if (dragged(event) || !event.target.closest(".fz")) return;
    const key = at(event.target);
    follow(key);
    if (key) goToLine(key);
  });

  // A second click selects a word: the first waits for it.
  code.addEventListener("click", (event) => {
    clearTimeout(waiting);
    const key = at(event.target);
    if (!key || event.detail > 1 || dragged(event) || !getSelection().isCollapsed) return;
    waiting = setTimeout(() => {
      follow(key);
      goToDrawing(key);
    }, DOUBLE_CLICK);
  });

  code.addEventListener("keydown", (event) => {
    const key = at(event.target);
    if (event.key !== "Enter" || !key) return;
    event.preventDefault();
    follow(key);
    goToDrawing(key);
  });

  document.addEventListener("click", ({ target }) => {
    const link = target.closest('a[href^="#n"]');
    if (link && link.hash === location.hash) arrive(link.hash);
    const other = target.closest(".switch a");
    if (other && STEP.test(location.hash)) other.hash = location.hash;
  });
  addEventListener("hashchange", () => arrive(location.hash));
}

const drawings = [...(viewer?.querySelectorAll(".fz") ?? [])];
if (viewer && code) {
  drawings.forEach(learn);
  for (const part of code.children) part.classList.toggle("is-linked", keys.has(part));
  steps?.toggleAttribute("data-linked", true);
  listen();
  arrive(location.hash, "instant");
}
