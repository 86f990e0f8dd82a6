/** The slides, large and in the strip, in the deck's own style and fonts. */
import type { PreviewDeck } from '../state.js';
import { element } from './elements.js';
import { createSlideStyles, rootIn } from './slide-styles.js';
import { createStrip, setNumbers } from './strip.js';

export interface SlideActions {
  readonly onChoose: (index: number) => void;
  /** Called with the text that was clicked on. */
  readonly onOpen: (text?: string) => void;
}

/** Of the large slide. */
const STYLE = `
.marpit { width: 100%; height: 100%; cursor: pointer; }
svg[data-marpit-svg] { display: block; width: 100%; height: 100%; }
`;

export function createSlides(host: HTMLElement, nav: HTMLElement, actions: SlideActions) {
  const styles = createSlideStyles([host, nav]);
  const strip = createStrip(nav, styles.sheet, actions.onChoose);
  const page = element('div', 'marpit');
  rootIn(host, styles.sheet, STYLE).append(page);
  page.addEventListener('click', (event) => {
    const target = event.target as Element;
    const link = target.closest('a');
    if (link === null) return actions.onOpen(textAt(target));
    event.preventDefault();
    const href = link.getAttribute('href') ?? '';
    if (/^#\d+$/.test(href)) actions.onChoose(Number(href.slice(1)) - 1);
    else if (/^https?:/.test(href)) window.open(href, '_blank', 'noopener,noreferrer');
  });
  let keys: readonly string[] = [];

  const show = (index: number, texts: ReadonlyMap<string, string>): void => {
    const key = keys[index] ?? '';
    if (key !== page.dataset.key) {
      page.innerHTML = texts.get(key) ?? '';
      page.dataset.key = key;
    }
    setNumbers(page, index + 1, keys.length);
    strip.choose(index);
  };
  return {
    /** Shows a new deck once its fonts and pictures are loaded. */
    async update(
      deck: PreviewDeck,
      texts: ReadonlyMap<string, string>,
      shown: number,
    ): Promise<void> {
      keys = deck.slides.map(({ key }) => key);
      const apply = await styles.prepare(deck, texts);
      const key = keys[shown] ?? '';
      if (key !== page.dataset.key) await decoded(texts.get(key) ?? '');
      apply();
      show(shown, texts);
      strip.update(deck.slides, texts);
      strip.choose(shown);
    },
    show,
    mark: strip.mark,
  };
}

/** Decodes the pictures of a slide before it is shown. */
async function decoded(html: string): Promise<void> {
  if (!html.includes('<img')) return;
  const images = element('div', '');
  images.innerHTML = html;
  const all = [...images.querySelectorAll('img')];
  await Promise.all(all.map((image) => image.decode().catch(() => {})));
}

const BLOCK = 'li, p, td, th, h1, h2, h3, h4, figcaption, blockquote, dt, dd, pre';

/** The text of the block that was clicked on. */
function textAt(target: Element): string | undefined {
  const block = target.closest(BLOCK);
  const own = block && [...block.childNodes].filter((node) => !isBlock(node));
  const text = own
    ?.map(({ textContent }) => textContent)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
  return text ? text.slice(0, 500) : undefined;
}

function isBlock(node: Node): boolean {
  return node instanceof Element && node.matches('ul, ol, li, p, table');
}
