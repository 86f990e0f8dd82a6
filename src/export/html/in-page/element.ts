/** Elements of the page, and buttons with an icon. */

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

/** Leaves a text alone that stays the same, so that selections last. */
export function setText(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}

/** A button whose name is read out, and shown under the mouse. */
export function iconButton(icon: Icon, name: string, act: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', class: `do-${icon}` });
  setIcon(button, icon, name);
  button.addEventListener('click', act);
  return button;
}

/** Changes icon and name. */
export function setIcon(button: HTMLButtonElement, icon: Icon, name: string): void {
  button.setAttribute('aria-label', name);
  button.title = name;
  // Some are mirrored where the deck is read from right to left.
  const pointing = icon === 'next' || icon === 'previous' ? ' pointing' : '';
  button.innerHTML = `<svg viewBox="0 0 24 24" class="icon${pointing}" aria-hidden="true"><path d="${PATHS[icon]}"/></svg>`;
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
