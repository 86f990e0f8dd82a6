/** The presenter page: marp-cli's own, around the one render. */
import type { Rendered } from '../../render/render.js';
import { startThread } from '../../thread.js';
import type { Prepared } from './engine.js';

export interface HtmlExporter {
  /**
   * The page, one file that asks nothing of any address.
   * @throws Error if marp-cli fails
   */
  export(rendered: Rendered, fontCss: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

/**
 * The notes stand in the deck's own faces: the machine may have none for the language. marp-cli's
 * buttons are in English and their arrows point as they do there.
 */
const NOTES = `.bespoke-marp-note{font-family:"Noto Sans","Noto Sans Hebrew","Noto Sans Arabic","Noto Sans TC",sans-serif;line-height:1.6;text-autospace:normal}
.bespoke-marp-note p{unicode-bidi:plaintext}
.bespoke-marp-osc,.bespoke-marp-presenter-container{direction:ltr}
.bespoke-marp-note:lang(zh){font-family:"Noto Sans TC","Noto Sans SC","Noto Sans",sans-serif}
.bespoke-marp-note:is(:lang(zh-Hans),:lang(zh-CN),:lang(zh-SG)){font-family:"Noto Sans SC","Noto Sans TC","Noto Sans",sans-serif}
.bespoke-marp-note:lang(ja){font-family:"Noto Sans JP","Noto Sans TC","Noto Sans",sans-serif}
.bespoke-marp-note:lang(ko){font-family:"Noto Sans KR","Noto Sans TC","Noto Sans",sans-serif}`;

/** Starts loading marp-cli at once; `export` may be called when the deck is rendered. */
export function createHtmlExporter(): HtmlExporter {
  const thread = startThread<Prepared, string>('export/html/worker.js');
  return {
    async export(rendered, fontCss) {
      const page = await thread.ask(preparedFrom(rendered, fontCss));
      return new TextEncoder().encode(inLanguages(page, rendered));
    },
    close: () => thread.close(),
  };
}

/** marp-cli gives neither the page a direction nor the notes a language. */
function inLanguages(page: string, { slides, direction }: Rendered): string {
  return page
    .replace(/<html lang="[^"]*"/, direction === 'rtl' ? '$& dir="rtl"' : '$&')
    .replace(/<div class="bespoke-marp-note" data-index="(\d+)"/g, (tag, index: string) => {
      const lang = slides[Number(index)]?.lang;
      return `${tag}${lang ? ` lang="${lang}"` : ''} dir="auto"`;
    });
}

function preparedFrom(rendered: Rendered, fontCss: string): Prepared {
  const slides = rendered.slides.map(({ html }) => html).join('');
  // The bespoke template's script looks for the id, the slides' CSS for the class.
  return {
    html: `<div id=":$p" class="marpit">${slides}</div><script>${rendered.script}</script>`,
    css: `${fontCss}\n${rendered.slideCss}\n${NOTES}`,
    comments: rendered.slides.map(({ notes }) => (notes === '' ? [] : [notes])),
    title: rendered.title,
    lang: rendered.lang,
    author: rendered.author,
    description: rendered.subtitle,
  };
}
