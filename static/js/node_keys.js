// Brings the nodes of a drawing in a [data-viewer] within reach of the keyboard, as one stop of the Tab key. Arrows
// go to the nearest node in their direction, rather along an edge; Page Down and Page Up to the next and the last
// step in the order of telling, Home and End to its ends; Enter and Space are a click; Escape leaves to the frame.

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const ASIDE = 3;
const UNCONNECTED = 2.5;

const middle = (node) => {
  const box = node.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
};

const words = (element) => element.textContent.trim().replace(/\s+/g, " ");
const story = (step) => [...step.querySelectorAll("p, li")].map(words).join(" ");

function follow(drawing, scroller) {
  const told = [...document.querySelectorAll(".step")].map((step) => step.id);
  const nodes = [...drawing.querySelectorAll("[data-node]")]
    .sort((one, other) => told.indexOf(one.dataset.node) - told.indexOf(other.dataset.node));
  const connected = new Set(
    [...drawing.querySelectorAll("[data-edge]")]
      .flatMap(({ dataset: { from, to } }) => [`${from} ${to}`, `${to} ${from}`]),
  );

  function neighbour(node, [dx, dy]) {
    const [x, y] = middle(node);
    const cost = (other) => {
      const [across, down] = middle(other);
      const ahead = (across - x) * dx + (down - y) * dy;
      const aside = Math.abs((across - x) * dy) + Math.abs((down - y) * dx);
      if (ahead < 1) return Infinity;
      const along = connected.has(`${node.dataset.node} ${other.dataset.node}`) ? 1 : UNCONNECTED;
      return (ahead + ASIDE * aside) * along;
    };
    return nodes
      .map((other) => [cost(other), other])
      .filter(([price]) => price < Infinity)
      .sort(([one], [other]) => one - other)[0]?.[1];
  }

  const goals = {
    Home: () => nodes[0],
    End: () => nodes.at(-1),
    PageDown: (node) => nodes[nodes.indexOf(node) + 1],
    PageUp: (node) => nodes[nodes.indexOf(node) - 1],
  };

  drawing.setAttribute("role", "group");
  for (const [place, node] of nodes.entries()) {
    const { node: id } = node.dataset;
    node.setAttribute("role", "button");
    for (const text of node.querySelectorAll("text")) text.after(" "); // lines of a name are words apart
    const more = told.includes(id) && story(document.getElementById(id));
    if (more && more !== words(node)) node.setAttribute("aria-description", more);
    node.setAttribute("tabindex", place ? -1 : 0);
  }

  // Around the drawing, since Chromium stops at an SVG element that listens for the focus.
  drawing.parentElement.addEventListener("focusin", ({ target }) => {
    if (!nodes.includes(target)) return;
    for (const node of nodes) node.setAttribute("tabindex", node === target ? 0 : -1);
  });

  drawing.addEventListener("keydown", (event) => {
    const node = event.target;
    if (!nodes.includes(node) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") {
      node.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    } else if (event.key === "Escape") {
      scroller.focus({ preventScroll: true });
    } else if (event.key in goals) {
      goals[event.key](node)?.focus();
    } else if (event.key in DIRECTIONS) {
      neighbour(node, DIRECTIONS[event.key])?.focus();
    } else {
      return;
    }
    event.preventDefault();
  });
}

for (const scroller of document.querySelectorAll("[data-viewer] [role=region]")) {
  for (const drawing of scroller.querySelectorAll(".fz")) follow(drawing, scroller);
}
