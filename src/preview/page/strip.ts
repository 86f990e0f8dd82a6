/// <reference lib="dom" />
/** All slides, small, to choose from; what did not change is not touched. */
import type { PreviewProblem, PreviewSlide } from '../state.js';
import { button, element } from './elements.js';
import { rootIn } from './root.js';

export interface Strip {
  update(slides: readonly PreviewSlide[], texts: ReadonlyMap<string, string>): void;
  choose(index: number): void;
  /** Marks the slides that something is said about. */
  mark(problems: readonly PreviewProblem[]): void;
}

const STYLE = `
ol { margin: 0; padding: 12px; list-style: none; display: grid; gap: 10px; }
li { position: relative; display: grid; grid-template-columns: 26px 1fr; column-gap: 8px; content-visibility: auto; contain-intrinsic-size: auto 100px; }
.number { font: 12px/1.4 system-ui, sans-serif; color: #9b948b; text-align: end; font-variant-numeric: tabular-nums; }
.marpit { aspect-ratio: var(--width) / var(--height); overflow: hidden; border-radius: 4px; outline: 1px solid #3a3733; }
svg[data-marpit-svg] { display: block; width: 100%; height: 100%; }
button { position: absolute; inset: 0; opacity: 0; cursor: pointer; }
li:has(button[aria-current=true]) .marpit { outline: 3px solid #e8894a; }
li:has(button[aria-current=true]) .number { color: #f0ebe4; font-weight: 600; }
li:has(button:focus-visible) .marpit { outline: 3px solid #f0ebe4; }
li[data-found=error] .number::after, li[data-found=warning] .number::after, li[data-found=note] .number::after { content: ""; display: block; width: 8px; height: 8px; margin: 6px 0 0 auto; border-radius: 50%; background: var(--found); }
li[data-found=error] { --found: #ff7a6b; }
li[data-found=warning] { --found: #f2c14e; }
li[data-found=note] { --found: #6fb3d9; }
`;

export function createStrip(
  host: HTMLElement,
  sheet: CSSStyleSheet,
  onChoose: (index: number) => void,
): Strip {
  const list = element('ol', '');
  rootIn(host, sheet, STYLE).append(list);
  const items = (): HTMLLIElement[] => [...list.children] as HTMLLIElement[];
  let chosen = -1;

  const add = (index: number): void => {
    const page = element('div', 'marpit');
    // What is in a slide is for the eye here; the button says its title.
    page.inert = true;
    const choose = button('', '', () => onChoose(index));
    list.append(element('li', '', element('span', 'number', String(index + 1)), page, choose));
  };
  return {
    update(slides, texts) {
      while (list.children.length > slides.length) list.lastElementChild?.remove();
      for (let index = list.children.length; index < slides.length; index++) add(index);
      for (const [index, item] of items().entries()) {
        const slide = slides[index];
        if (slide === undefined || item.dataset.key === slide.key) continue;
        item.dataset.key = slide.key;
        const page = item.querySelector('.marpit');
        if (page) page.innerHTML = texts.get(slide.key) ?? '';
        item
          .querySelector('button')
          ?.setAttribute('aria-label', `Slide ${index + 1}: ${slide.title}`);
      }
    },
    choose(index) {
      const buttons = list.querySelectorAll('button');
      if (index !== chosen) buttons[chosen]?.removeAttribute('aria-current');
      buttons[index]?.setAttribute('aria-current', 'true');
      if (index !== chosen) buttons[index]?.parentElement?.scrollIntoView({ block: 'nearest' });
      chosen = index;
    },
    mark(problems) {
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
