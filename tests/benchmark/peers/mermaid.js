// Inside the page: draw, take the time, read the geometry of the SVG that Mermaid wrote.
mermaid.initialize({ startOnLoad: false, suppressErrorRendering: true });
let drawn = 0;

async function draw(text) {
  drawn += 1;
  return (await mermaid.render(`picture${drawn}`, text)).svg;
}

async function knows(text) {
  try {
    await draw(text);
    return true;
  } catch {
    return false;
  }
}

async function timed(text, count) {
  const start = performance.now();
  for (let done = 0; done < count; done += 1) await draw(text);
  return (performance.now() - start) / 1000 / count;
}

// Boxes are [left, top, right, bottom] and paths keep their commands, in px of the page.
async function geometry(text) {
  const stage = document.body.appendChild(document.createElement('div'));
  stage.innerHTML = await draw(text);
  const svg = stage.querySelector('svg');
  svg.style.maxWidth = 'none';
  svg.setAttribute('width', svg.viewBox.baseVal.width);
  svg.setAttribute('height', svg.viewBox.baseVal.height);
  const all = (selector) => [...svg.querySelectorAll(selector)];
  const around = (shapes) => {
    const boxes = shapes.map((shape) => shape.getBoundingClientRect());
    return [
      Math.min(...boxes.map((box) => box.left)),
      Math.min(...boxes.map((box) => box.top)),
      Math.max(...boxes.map((box) => box.right)),
      Math.max(...boxes.map((box) => box.bottom)),
    ];
  };
  const name = (element, pattern) => pattern.exec(element.id)?.[1];
  const found = { lanes: {}, nodes: {}, edges: {} };
  for (const group of all('g.cluster')) {
    found.lanes[name(group, /(lane\d+)$/)] = around([...group.querySelectorAll('rect')]);
  }
  for (const group of all('g.node')) {
    found.nodes[name(group, /-(n\d+)-\d+$/)] = around([group.querySelector('.label-container') ?? group]);
  }
  for (const path of all('path.flowchart-link')) {
    const { e: x, f: y } = path.getScreenCTM();
    found.edges[name(path, /(e\d+)$/)] = { d: path.getAttribute('d'), x, y };
  }
  stage.remove();
  return found;
}
