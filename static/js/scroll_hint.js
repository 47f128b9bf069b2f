// Tells a [data-scroll-hint] frame on which sides its scrolling child holds more: data-more="before after".

for (const frame of document.querySelectorAll("[data-scroll-hint]")) {
  const scroller = frame.firstElementChild;

  const look = () => {
    const place = Math.abs(scroller.scrollLeft);
    const sides = [];
    if (place > 1) sides.push("before");
    if (place < scroller.scrollWidth - scroller.clientWidth - 1) sides.push("after");
    if (sides.length) frame.dataset.more = sides.join(" ");
    else delete frame.dataset.more;
  };

  scroller.addEventListener("scroll", look, { passive: true });
  const watch = new ResizeObserver(look);
  for (const element of [scroller, ...scroller.children]) watch.observe(element);
}
