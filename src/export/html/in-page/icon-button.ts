/** Buttons with an icon; their name is read out, and shown under the mouse. */
import { element } from './element.js';

export function iconButton(icon: Icon, name: string, act: () => void): HTMLButtonElement {
  const button = element(
    'button',
    { type: 'button', class: `do-${icon}`, 'aria-label': name, title: name },
    drawIcon(icon),
  );
  button.addEventListener('click', act);
  return button;
}

/** Changes icon and name. */
export function setIcon(button: HTMLButtonElement, icon: Icon, name: string): void {
  button.setAttribute('aria-label', name);
  button.title = name;
  button.replaceChildren(drawIcon(icon));
}

/** On a field of 24 by 24. */
const PATHS = {
  next: 'M9 5l7 7-7 7',
  previous: 'M15 5l-7 7 7 7',
  overview: 'M4 5h6v5H4zM14 5h6v5h-6zM4 14h6v5H4zM14 14h6v5h-6z',
  presenter: 'M3 4h18v11H3zM12 15v3M8 21l4-3 4 3',
  black: 'M3 5h18v14H3zM6 8h12v8H6zM6 10h12M6 12h12M6 14h12',
  fullScreen: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  help: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.5v.5',
  start: 'M8 5l11 7-11 7z',
  pause: 'M9 5v14M15 5v14',
  reset: 'M5 5v5h5M5.5 10a7 7 0 1 1-.5 4',
  larger: 'M12 5v14M5 12h14',
  smaller: 'M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
} as const;

export type Icon = keyof typeof PATHS;

/** Those that are mirrored where the deck is read from right to left. */
const POINTING: ReadonlySet<Icon> = new Set(['next', 'previous']);

const SVG = 'http://www.w3.org/2000/svg';

function drawIcon(icon: Icon): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', POINTING.has(icon) ? 'icon pointing' : 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[icon]);
  svg.append(path);
  return svg;
}
