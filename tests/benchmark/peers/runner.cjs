// One npm package in a process of its own: a JSON request a line on standard input, an answer a line.
//   {"input", "count"}      render so many times in a row         → {"seconds"}, the mean
//   {"input"}               render once, for the geometry         → {"result"}
// Run with `node --eval`: packages are then found from the working directory, and as a plain script, because
// D2's worker inherits the flags of a module.
const { createInterface } = require('node:readline');

const packages = {
  // Layout only: ELK writes no SVG. Its input is changed by a layout, so each render reads it anew.
  async elkjs() {
    const { default: ELK } = await import('elkjs/lib/elk.bundled.js');
    const elk = new ELK();
    const render = ({ graph }) => elk.layout(JSON.parse(graph));
    return { render, measure: render };
  },
  async '@hpcc-js/wasm-graphviz'() {
    const { Graphviz } = await import('@hpcc-js/wasm-graphviz');
    const graphviz = await Graphviz.load();
    return {
      render: ({ dot }) => graphviz.layout(dot, 'svg', 'dot'),
      measure: ({ dot }) => JSON.parse(graphviz.layout(dot, 'json', 'dot')),
    };
  },
  async '@terrastruct/d2'() {
    const { D2 } = await import('@terrastruct/d2');
    const d2 = new D2();
    const compile = ({ text, layout }) => d2.compile(text, { layout });
    return {
      async render(input) {
        const compiled = await compile(input);
        return d2.render(compiled.diagram, compiled.renderOptions);
      },
      measure: async (input) => (await compile(input)).diagram,
    };
  },
};

async function answer(peer, { input, count }) {
  if (!count) return { result: await peer.measure(input) };
  const start = performance.now();
  for (let done = 0; done < count; done += 1) await peer.render(input);
  return { seconds: (performance.now() - start) / 1000 / count };
}

async function serve() {
  let peer;
  for await (const line of createInterface({ input: process.stdin })) {
    let reply;
    try {
      peer ??= await packages[process.argv[1]]();
      reply = await answer(peer, JSON.parse(line));
    } catch (error) {
      reply = { error: String(error?.message ?? error) };
    }
    process.stdout.write(`${JSON.stringify(reply)}\n`);
  }
}

serve().then(() => process.exit(0)); // D2 keeps its worker running
