/** All slides, small, to choose from; those that did not change stay as they are. */
import type { PreviewProblem, PreviewSlide } from '../state.js';
import { button, element } from './elements.js';
import { rootIn } from './slide-styles.js';

/** Children only: what is inside a slide is the deck's. */
const STYLE = `
.strip { margin: 0; padding: 8px; list-style: none; display: grid; gap: 2px; }
.strip > li { position: relative; display: grid; grid-template-columns: 26px 1fr; column-gap: 8px; padding: 5px; content-visibility: auto; contain-intrinsic-size: auto 112px; }
.strip > li > .at { font: 12px/1.4 system-ui, sans-serif; color: #b0a89e; text-align: end; font-variant-numeric: tabular-nums; }
.strip > li > .marpit { aspect-ratio: var(--width) / var(--height); overflow: hidden; border-radius: 4px; box-shadow: 0 0 0 1px #3a3733; }
.strip > li > .marpit > svg { display: block; width: 100%; height: 100%; }
.strip > li > button { position: absolute; inset: 0; opacity: 0; cursor: pointer; }
.strip > li:has(> [aria-current=true]) > .marpit { box-shadow: 0 0 0 3px #e8894a; }
.strip > li:has(> [aria-current=true]) > .at { color: #f0ebe4; font-weight: 600; }
.strip > li:has(> :focus-visible) > .marpit { box-shadow: 0 0 0 3px #f0ebe4; }
.strip > li[data-found] > .at::after { content: ""; display: block; width: 8px; height: 8px; margin: 6px 0 0 auto; border-radius: 50%; background: var(--found, transparent); }
.strip > li[data-found=error] { --found: #ff7a6b; }
.strip > li[data-found=warning] { --found: #f2c14e; }
.strip > li[data-found=note] { --found: #6fb3d9; }
`;

export function createStrip(
  host: HTMLElement,
  sheet: CSSStyleSheet,
  onChoose: (index: number) => void,
) {
  const list = element('ol', 'strip');
  rootIn(host, sheet, STYLE).append(list);
  const items = (): HTMLLIElement[] => [...list.children] as HTMLLIElement[];
  let chosen = -1;

  const makeItem = (): HTMLLIElement => {
    const page = element('div', 'marpit');
    // Only the button can be used; it has the slide's title.
    page.inert = true;
    const choose = button('', '', () => onChoose(items().indexOf(item)));
    const item = element('li', '', element('span', 'at'), page, choose);
    return item;
  };
  const fill = (
    item: HTMLElement,
    { key, title }: PreviewSlide,
    html: string,
    number: number,
    count: number,
  ): void => {
    const [at, page, choose] = item.children as unknown as [HTMLElement, HTMLElement, HTMLElement];
    if (item.dataset.key !== key) page.innerHTML = html;
    item.dataset.key = key;
    setNumbers(page, number, count);
    const label = `Slide ${number}: ${title}`;
    if (choose.getAttribute('aria-label') === label) return;
    at.textContent = String(number);
    choose.setAttribute('aria-label', label);
  };
  return {
    update(slides: readonly PreviewSlide[], texts: ReadonlyMap<string, string>): void {
      // Behind slides that were inserted or removed, the others keep their items.
      const keys = items().map(({ dataset }) => dataset.key);
      const isLike = (from: number, to: number) => keys[from] === slides[to]?.key;
      const shared = Math.min(keys.length, slides.length);
      let start = 0;
      while (start < shared && isLike(start, start)) start++;
      const shift = slides.length - keys.length;
      if (shift < 0) for (const item of items().slice(start, start - shift)) item.remove();
      if (shift > 0) {
        const before = list.children[start] ?? null;
        for (let count = 0; count < shift; count++) list.insertBefore(makeItem(), before);
      }
      for (const [index, item] of items().entries()) {
        const slide = slides[index];
        if (slide) fill(item, slide, texts.get(slide.key) ?? '', index + 1, slides.length);
      }
    },
    choose(index: number): void {
      const before = list.querySelector(':scope > li > [aria-current]');
      const now = list.querySelectorAll(':scope > li > button')[index];
      before?.removeAttribute('aria-current');
      now?.setAttribute('aria-current', 'true');
      if (now !== before || index !== chosen)
        now?.parentElement?.scrollIntoView({ block: 'nearest' });
      chosen = index;
    },
    /** Marks the slides that have problems. */
    mark(problems: readonly PreviewProblem[]): void {
      const rank = ['', 'note', 'warning', 'error'];
      const worst = new Map<number, number>();
      for (const { slide = 0, severity } of problems) {
        worst.set(slide, Math.max(worst.get(slide) ?? 0, rank.indexOf(severity)));
      }
      for (const [index, item] of items().entries()) {
        const found = rank[worst.get(index + 1) ?? 0] ?? '';
        if ((item.dataset.found ?? '') !== found) item.dataset.found = found;
      }
    },
  };
}

/**
 * Writes the number and the count into a slide's sections, as Marp does, where they changed. Slides
 * come without them, so that one put in front leaves the others as they are.
 */
export function setNumbers(page: HTMLElement, number: number, count: number): void {
  const values = {
    id: number,
    'data-marpit-pagination': number,
    'data-marpit-pagination-total': count,
  };
  for (const section of page.querySelectorAll('section')) {
    for (const [name, value] of Object.entries(values)) {
      const now = section.getAttribute(name);
      if (now !== null && now !== String(value)) section.setAttribute(name, String(value));
    }
  }
}
