/** The presenter page: marp-cli's own, around the one render. */
import { Worker } from 'node:worker_threads';
import type { Rendered } from '../../render/render.js';
import type { Prepared } from './engine.js';

export interface HtmlExporter {
  /**
   * The page, one file that asks nothing of any address.
   * @throws Error if marp-cli fails
   */
  export(rendered: Rendered, fontCss: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** The notes stand in the deck's own faces: the machine may have none for the language. */
const NOTES = `.bespoke-marp-note{font-family:"Noto Sans TC","Noto Sans SC","Noto Sans",sans-serif;line-height:1.6}
:lang(zh-Hans) .bespoke-marp-note{font-family:"Noto Sans SC","Noto Sans TC","Noto Sans",sans-serif}`;

/** Starts loading marp-cli at once; `export` may be called when the deck is rendered. */
export function createHtmlExporter(): HtmlExporter {
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    stdout: true,
    stderr: true,
  });
  let failure: Error | undefined;
  worker.on('error', (error) => {
    failure = error;
  });
  return {
    async export(rendered, fontCss) {
      if (failure) throw failure;
      worker.postMessage(preparedFrom(rendered, fontCss));
      const answer = await new Promise<{ html?: string; error?: string }>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', (code) => reject(new Error(`marp-cli ended with status ${code}`)));
      });
      if (answer.html === undefined) throw new Error(answer.error ?? 'marp-cli gave nothing');
      return new TextEncoder().encode(answer.html);
    },
    async close() {
      await worker.terminate();
    },
  };
}

function preparedFrom(rendered: Rendered, fontCss: string): Prepared {
  const slides = rendered.slides.map(({ html }) => html).join('');
  // The page's own element is what the bespoke template's script looks for.
  return {
    html: `<div id=":$p">${slides}</div><script>${rendered.script}</script>`,
    css: `${fontCss}\n${rendered.slideCss}\n${NOTES}`,
    comments: rendered.slides.map(({ notes }) => (notes === '' ? [] : [notes])),
    title: rendered.title,
    lang: rendered.lang,
    author: rendered.author,
    description: rendered.subtitle,
  };
}
