/** The presenter page: marp-cli's own, around the one render. */
import { drawEmoji } from '../../emoji/draw.js';
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
      return new TextEncoder().encode(withEmojiInNotes(inLanguages(page, rendered), rendered));
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

/** How marp-cli writes the notes of a slide. */
const NOTE = /(?<=<div class="bespoke-marp-note"[^>]*>)[\s\S]*?(?=<\/div>)/g;

/**
 * Draws the emoji of the notes as grounds behind their characters, so that they are seen on any
 * machine and the text is still the note's own.
 */
function withEmojiInNotes(page: string, { slides }: Rendered): string {
  const rules = new Map<string, string>();
  const draw = (emoji: string, uri: string): string => {
    const name = `note-emoji-${[...emoji].map((one) => one.codePointAt(0)?.toString(16)).join('-')}`;
    rules.set(name, `.${name}{background-image:url(${uri})}`);
    return `<span class="note-emoji ${name}">${emoji}</span>`;
  };
  if (!slides.some(({ notes }) => notes !== drawEmoji(notes, () => ''))) return page;
  const drawn = page.replace(NOTE, (note) => drawEmoji(note, draw));
  const css = `.note-emoji{display:inline-block;width:1em;height:1em;overflow:hidden;vertical-align:-.14em;color:transparent;background:center/contain no-repeat}${[...rules.values()].join('')}`;
  return drawn.replace('</head>', () => `<style>${css}</style></head>`);
}
