/** Graphviz is a WebAssembly of 0.8 MB: loaded by the first deck with a diagram. */
import { createCache } from '../../cache.js';
import type { Layout, PlaceGraph } from './diagram.js';
import { placeGraph } from './place-graph.js';

/** Layouts of the last graphs, so that a preview places again only what has changed; characters. */
const layouts = createCache<Layout>(200_000);

/** @throws Error if the WebAssembly cannot be compiled */
export async function loadPlaceGraph(): Promise<PlaceGraph> {
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz');
  const graphviz = await Graphviz.load();
  return (graph, frame) => {
    const key = JSON.stringify([graph, frame]);
    const layout = layouts.get(key) ?? placeGraph(graph, frame, graphviz);
    layouts.set(key, layout);
    return layout;
  };
}
