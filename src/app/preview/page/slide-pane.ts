/** The selected slide, large. */
import { element } from './elements.js';
import { type SlideNumber, setNumbers } from './slide-numbers.js';
import { rootIn } from './slide-styles.js';

export interface SlideActions {
  readonly onChoose: (index: number) => void;
  /** Called with the text that was clicked on. */
  readonly onOpen: (text?: string) => void;
}

export interface SlidePane {
  has(key: string): boolean;
  /** Shows a slide, unless it is there already. */
  show(key: string, html: string, numbers: SlideNumber): void;
}

const STYLE = `
.marpit { width: 100%; height: 100%; cursor: pointer; }
svg[data-marpit-svg] { display: block; width: 100%; height: 100%; }
`;

export function createSlidePane(
  host: HTMLElement,
  sheet: CSSStyleSheet,
  actions: SlideActions,
): SlidePane {
  const page = element('div', 'marpit');
  rootIn(host, sheet, STYLE).append(page);
  let shown = '';
  page.addEventListener('click', (event) => {
    const target = event.target as Element;
    const link = target.closest('a');
    if (link === null) return actions.onOpen(textAt(target));
    event.preventDefault();
    const href = link.getAttribute('href') ?? '';
    if (/^#\d+$/.test(href)) actions.onChoose(Number(href.slice(1)) - 1);
    else if (/^https?:/.test(href)) window.open(href, '_blank', 'noopener,noreferrer');
  });
  return {
    has: (key) => key === shown,
    show(key, html, numbers) {
      if (key !== shown) {
        shown = key;
        page.innerHTML = html;
        page.dataset.key = key;
      }
      setNumbers(page, numbers);
    },
  };
}

/** Decodes the pictures of a slide before it is shown. */
export async function decoded(html: string): Promise<void> {
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
