// Lets the mouse drag the drawing of a [data-viewer] that is larger than what is seen of it. Fingers, wheel and keys
// scroll it as ever, and a text can still be selected. data-pannable and data-panning say what the cursor shows.

const THRESHOLD = 4;

function follow(viewer) {
  const scroller = viewer.querySelector("[role=region]");
  let held = null;

  const reachesBeyond = () =>
    scroller.scrollWidth > scroller.clientWidth + 1 ||
    scroller.scrollHeight > scroller.clientHeight + 1 ||
    scroller.clientHeight > innerHeight;

  const look = () => scroller.toggleAttribute("data-pannable", reachesBeyond());

  scroller.addEventListener("pointerdown", (event) => {
    const free = event.pointerType === "mouse" && event.button === 0 && !event.target.closest("text");
    if (free && reachesBeyond()) held = { x: event.clientX, y: event.clientY };
  });

  scroller.addEventListener("pointermove", (event) => {
    if (!held) return;
    const left = held.x - event.clientX;
    const top = held.y - event.clientY;
    if (!("panning" in scroller.dataset)) {
      if (Math.hypot(left, top) < THRESHOLD) return;
      scroller.dataset.panning = "";
      scroller.setPointerCapture(event.pointerId);
    }
    held = { x: event.clientX, y: event.clientY };
    const full = "full" in viewer.dataset;
    scroller.scrollBy({ left, top, behavior: "instant" });
    if (!full && scroller.clientHeight > innerHeight) scrollBy({ top, behavior: "instant" });
  });

  const release = () => {
    held = null;
    delete scroller.dataset.panning;
  };
  scroller.addEventListener("lostpointercapture", release);
  addEventListener("pointerup", release);
  addEventListener("pointercancel", release);

  const watch = new ResizeObserver(look);
  for (const element of [scroller, ...scroller.children]) watch.observe(element);
}

for (const viewer of document.querySelectorAll("[data-viewer]:has([role=region])")) follow(viewer);
