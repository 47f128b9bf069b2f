// Shows a [data-viewer] on the whole screen and back: its button [data-full-screen], and the key f while the focus
// is in it. Where the browser has no full screen for elements, as on some phones, the viewer covers the page and
// Escape uncovers it. data-full is there meanwhile; the event "full-screen" says that it has come or gone.

function follow(viewer) {
  const button = viewer.querySelector("[data-full-screen]");
  const isFull = () => "full" in viewer.dataset;
  let place = 0;

  function set(full) {
    if (full === isFull()) return;
    viewer.toggleAttribute("data-full", full);
    button.ariaPressed = String(full);
    viewer.dispatchEvent(new CustomEvent("full-screen"));
    if (!full) scrollTo({ top: place, behavior: "instant" });
  }

  // Everything beside the viewer and beside what holds it.
  function* others() {
    for (let element = viewer; element !== document.body; element = element.parentElement) {
      for (const sibling of element.parentElement.children) if (sibling !== element) yield sibling;
    }
  }

  function cover(full) {
    for (const other of others()) other.inert = full;
    document.documentElement.toggleAttribute("data-covered", full);
    set(full);
  }

  async function toggle() {
    if (document.fullscreenElement) return document.exitFullscreen();
    if (isFull()) return cover(false);
    place = scrollY;
    try {
      await viewer.requestFullscreen();
    } catch {
      cover(true);
    }
  }

  button.addEventListener("click", toggle);

  viewer.addEventListener("fullscreenchange", () => set(document.fullscreenElement === viewer));

  viewer.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const leave = event.key === "Escape" && isFull() && !document.fullscreenElement;
    if (!leave && event.key.toLowerCase() !== "f") return;
    event.preventDefault();
    toggle();
  });
}

for (const viewer of document.querySelectorAll("[data-viewer]:has([data-full-screen])")) follow(viewer);
