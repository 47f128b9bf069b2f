// Zooms the drawing in a [data-viewer]: by its buttons [data-zoom-to], by keys while the focus is in it, by the
// wheel with Ctrl or ⌘ (in full screen also without), by two fingers, by a trackpad's pinch. What was under the
// pointer stays there. Scrolling stays the browser's own, and so does every key that is not named here.
//
// At first the style sheet says how large a drawing is: as wide as the page lets it, but legible. data-zoom on the
// viewer says what else the reader wants: "fit" (the whole drawing, however small) or "set" (a zoom).
// The drawings in a viewer are the same for wide and for narrow screens; one of them is shown.

const LEVELS = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4];
const LARGEST_FIT = 2;
const KEYS = { "+": "in", "=": "in", "-": "out", "_": "out", "0": "fit", "1": "actual", "r": "reset" };
const LINE = 16;
const FASTEST = 24;
const percent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" });

const within = (least, value, most) => Math.min(Math.max(value, least), most);

function follow(viewer) {
  const controls = viewer.querySelector("[data-viewer-controls]");
  const scroller = viewer.querySelector("[role=region]");
  const drawings = [...scroller.querySelectorAll(".fz")];
  const shown = () => drawings.find((drawing) => drawing.getClientRects().length) ?? drawings[0];
  const isFull = () => "full" in viewer.dataset;
  const scale = () => shown().getBoundingClientRect().width / shown().viewBox.baseVal.width;

  // Put the point of the drawing that was at `from` to `to`, whatever `change` does to its size.
  function keeping(from, change, to = from) {
    const before = shown().getBoundingClientRect();
    const across = (from.x - before.left) / before.width;
    const down = (from.y - before.top) / before.height;
    change();
    const after = shown().getBoundingClientRect();
    const left = after.left + across * after.width - to.x;
    const top = after.top + down * after.height - to.y;
    scroller.scrollBy({ left, top: isFull() ? top : 0, behavior: "instant" });
    if (!isFull()) scrollBy({ top, behavior: "instant" });
  }

  // For buttons and keys: the middle of what is seen, at its upper end, so that the buttons stay in their place.
  function middle() {
    const { left, right, top, bottom } = scroller.getBoundingClientRect();
    const drawing = shown().getBoundingClientRect();
    const covered = controls.getBoundingClientRect().bottom;
    const y = isFull() ? (top + bottom) / 2 : within(drawing.top, covered, drawing.bottom);
    return { x: (Math.max(left, 0) + Math.min(right, innerWidth)) / 2, y };
  }

  function show(mode, zoom = 0) {
    if (mode) viewer.dataset.zoom = mode;
    else delete viewer.dataset.zoom;
    for (const drawing of drawings) {
      drawing.style.inlineSize = zoom ? `${drawing.viewBox.baseVal.width * zoom}px` : "";
    }
  }

  // What fits only when it is smaller may be so, but not smaller still.
  const least = () => Math.min(LEVELS[0], scale());
  const zoom = (level, from, to) =>
    keeping(from, () => show("set", within(least(), level, LEVELS.at(-1))), to);

  function fit() {
    if (!isFull()) return show("fit");
    const style = getComputedStyle(scroller);
    const width = scroller.clientWidth - 2 * parseFloat(style.paddingLeft);
    const height = scroller.clientHeight - 2 * parseFloat(style.paddingTop);
    const natural = shown().viewBox.baseVal;
    show("set", Math.min(width / natural.width, height / natural.height, LARGEST_FIT));
    viewer.dataset.zoom = "fit set";
  }

  const ways = {
    in: () => zoom(LEVELS.find((level) => level > scale() + 0.01) ?? LEVELS.at(-1), middle()),
    out: () => zoom(LEVELS.findLast((level) => level < scale() - 0.01) ?? least(), middle()),
    actual: () => zoom(1, middle()),
    fit: () => keeping(middle(), fit),
    reset: () => {
      keeping(middle(), isFull() ? fit : show);
      if (!isFull()) scroller.scrollTo({ left: 0, behavior: "instant" });
    },
  };

  function go(way) {
    ways[way]();
    tell();
    viewer.querySelector("[data-spoken]").textContent = percent.format(scale());
  }

  function tell() {
    const moved = !isFull() && scroller.scrollLeft > 0;
    const unchanged = !moved && viewer.dataset.zoom === (isFull() ? "fit set" : undefined);
    controls.querySelector("[data-zoom-level]").textContent = percent.format(scale());
    controls.querySelector("[data-zoom-to=reset]").ariaDisabled = String(unchanged);
  }

  controls.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-zoom-to]");
    if (button) go(button.dataset.zoomTo);
  });

  viewer.addEventListener("keydown", (event) => {
    const way = KEYS[event.key.toLowerCase()];
    if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(way);
  });

  scroller.addEventListener("wheel", (event) => {
    const alone = isFull() && !event.shiftKey && Math.abs(event.deltaY) > Math.abs(event.deltaX);
    if (!event.ctrlKey && !event.metaKey && !alone) return;
    event.preventDefault();
    const turned = event.deltaY * (event.deltaMode ? LINE : 1);
    zoom(scale() * Math.exp(-within(-FASTEST, turned, FASTEST) / 100), event);
  }, { passive: false });

  scroller.addEventListener("scroll", tell, { passive: true });

  let pinch = null;
  const seize = ([one, other]) => ({
    x: (one.clientX + other.clientX) / 2,
    y: (one.clientY + other.clientY) / 2,
    distance: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
  });

  scroller.addEventListener("touchstart", (event) => {
    pinch = event.touches.length === 2 ? seize(event.touches) : null;
    if (pinch) event.preventDefault();
  }, { passive: false });

  scroller.addEventListener("touchmove", (event) => {
    if (!pinch || event.touches.length !== 2) return;
    event.preventDefault();
    const now = seize(event.touches);
    zoom(scale() * now.distance / pinch.distance, pinch, now);
    pinch = now;
  }, { passive: false });

  scroller.addEventListener("touchend", () => {
    pinch = null;
  });

  // Safari on a Mac has events of its own for a trackpad's pinch.
  let begun = 1;
  scroller.addEventListener("gesturestart", (event) => {
    event.preventDefault();
    begun = scale();
  });
  scroller.addEventListener("gesturechange", (event) => {
    event.preventDefault();
    if (!pinch) zoom(begun * event.scale, { x: event.clientX, y: event.clientY });
  });

  // Full screen begins with the whole drawing and gives back what was there before.
  let before = {};
  viewer.addEventListener("full-screen", () => {
    if (isFull()) {
      const place = (scroller.scrollLeft + scroller.clientWidth / 2) / scroller.scrollWidth;
      before = { mode: viewer.dataset.zoom, zoom: viewer.dataset.zoom === "set" ? scale() : 0, place };
      fit();
    } else {
      show(before.mode, before.zoom);
      const left = before.place * scroller.scrollWidth - scroller.clientWidth / 2;
      scroller.scrollTo({ left, behavior: "instant" });
    }
    tell();
  });

  let last = shown();
  const watch = new ResizeObserver(() => {
    if (isFull() && viewer.dataset.zoom === "fit set") fit();
    else if (shown() !== last && viewer.dataset.zoom === "set") show();
    last = shown();
    tell();
  });
  for (const element of [scroller, ...drawings]) watch.observe(element);

  tell();
  delete controls.dataset.waiting;
}

for (const viewer of document.querySelectorAll("[data-viewer]:has([data-viewer-controls])")) follow(viewer);
