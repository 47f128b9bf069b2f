// The drawing beside the editor: how large it is, and which of its parts belong to a line. Where nothing of a text
// can be drawn, the last drawing stays, marked as outdated. followPicture(viewer) returns what the editor needs.
//
// At first a drawing is as large as fits, but legible; "fit" shows the whole, however small; a number is a zoom.

const LEAST = 0.55;
const LEVELS = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3];
const percent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" });
const behavior = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth");

export function followPicture(viewer) {
  const scroller = viewer.querySelector("[role=region]");
  const canvas = scroller.firstElementChild;
  const outdated = viewer.querySelector("[data-outdated]");
  const level = viewer.querySelector("[data-zoom-level]");
  let zoom = "legible";
  let last = null; // the last drawing that there was
  let marked = 0; // the line whose parts are marked

  const drawing = () => canvas.querySelector(".fz");
  const isOutdated = () => !outdated.hidden;

  function fitting({ width, height }) {
    const style = getComputedStyle(scroller);
    const across = scroller.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const down = scroller.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
    return Math.min(across / width, down / height);
  }

  function scale() {
    const natural = drawing().viewBox.baseVal;
    if (zoom === "fit") return Math.min(fitting(natural), 2);
    if (zoom === "legible") return Math.min(Math.max(fitting(natural), LEAST), 1);
    return zoom;
  }

  function size() {
    const svg = drawing();
    level.parentElement.disabled = !svg;
    if (!svg) return;
    svg.style.inlineSize = `${svg.viewBox.baseVal.width * scale()}px`;
    level.textContent = percent.format(scale());
  }

  // The middle of what is seen stays there.
  function setZoom(wanted) {
    if (!drawing()) return;
    const across = (scroller.scrollLeft + scroller.clientWidth / 2) / scroller.scrollWidth;
    const down = (scroller.scrollTop + scroller.clientHeight / 2) / scroller.scrollHeight;
    zoom = wanted;
    size();
    scroller.scrollTo({
      left: across * scroller.scrollWidth - scroller.clientWidth / 2,
      top: down * scroller.scrollHeight - scroller.clientHeight / 2,
      behavior: "instant",
    });
  }

  const ways = {
    in: () => LEVELS.find((step) => step > scale() + 0.01) ?? LEVELS.at(-1),
    out: () => LEVELS.findLast((step) => step < scale() - 0.01) ?? Math.min(scale(), LEVELS[0]),
    actual: () => 1,
    fit: () => "fit",
  };

  viewer.addEventListener("click", ({ target }) => {
    const way = target.closest("[data-zoom-to]")?.dataset.zoomTo;
    if (way && drawing()) setZoom(ways[way]());
  });

  function take() {
    const fresh = canvas.lastElementChild;
    const isDrawn = fresh.matches("[data-drawing]");
    outdated.hidden = isDrawn || !last;
    canvas.toggleAttribute("data-outdated", isOutdated());
    if (isDrawn) last = fresh;
    else if (last) canvas.replaceChildren(last);
    widen();
    size();
    mark(marked, false);
  }

  function mark(line, moves = true) {
    marked = line;
    for (const part of canvas.querySelectorAll(".is-marked")) part.classList.remove("is-marked");
    if (isOutdated()) return;
    const parts = [...(drawing()?.querySelectorAll(`[data-line="${line}"]`) ?? [])];
    for (const part of parts) part.classList.add("is-marked");
    const part = parts.find((each) => !each.dataset.lane);
    if (moves && part) bring(part.getBoundingClientRect());
  }

  // Only inside its frame, and only if it is not seen there.
  function bring({ left, right, top, bottom }) {
    const frame = scroller.getBoundingClientRect();
    const off = (low, high, least, most) =>
      low >= least && high <= most ? 0 : (low + high) / 2 - (least + most) / 2;
    scroller.scrollBy({
      left: off(left, right, frame.left, frame.right),
      top: off(top, bottom, frame.top, frame.bottom),
      behavior: behavior(),
    });
  }

  const lineAt = (target) => (isOutdated() ? 0 : Number(target.closest("[data-line]")?.dataset.line ?? 0));

  // A line is too thin to be met by a pointer: a wider double is there for it.
  function widen() {
    for (const edge of canvas.querySelectorAll("[data-edge]:not(:has(> .fz-reach))")) {
      const reach = edge.querySelector("path").cloneNode();
      reach.setAttribute("class", "fz-reach");
      edge.prepend(reach);
    }
  }

  new ResizeObserver(size).observe(scroller);
  document.addEventListener("htmx:oobAfterSwap", ({ detail }) => {
    if (detail.target === canvas) take();
  });
  take();

  return {
    mark,

    whenPointedAt(tell) {
      let pointed = 0;
      const point = (line) => {
        if (line !== pointed) tell(line);
        pointed = line;
      };
      canvas.addEventListener("pointermove", ({ target }) => point(lineAt(target)), { passive: true });
      canvas.addEventListener("pointerleave", () => point(0));
    },

    whenPicked(tell) {
      canvas.addEventListener("click", ({ target }) => {
        const line = lineAt(target);
        if (line && !document.fullscreenElement) tell(line);
      });
    },
  };
}
