/** The keyboard, and remotes that send keys. */

const KEYS = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  PageDown: 'next',
  PageUp: 'previous',
  ' ': 'next',
  Enter: 'next',
  Backspace: 'previous',
  Home: 'first',
  End: 'last',
  b: 'black',
  '.': 'black',
  o: 'overview',
  // Closes what is open, or opens the overview.
  Escape: 'escape',
  f: 'fullScreen',
  // What many remotes send as “start”: takes the whole screen, and never gives it back.
  F5: 'start',
  // The window with the other view.
  p: 'presenter',
  // The other view in this window.
  s: 'swap',
  '?': 'help',
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
} as const;

export type Action = (typeof KEYS)[keyof typeof KEYS];

/** What a key means; the arrows point the way the deck is read. */
function actionOf({ key, shiftKey }: KeyboardEvent, isMirrored: boolean): Action | undefined {
  if (key === 'ArrowRight') return isMirrored ? 'previous' : 'next';
  if (key === 'ArrowLeft') return isMirrored ? 'next' : 'previous';
  if (key === ' ' && shiftKey) return 'previous';
  // Reloads the page.
  if (key === 'F5' && shiftKey) return undefined;
  return (KEYS as Readonly<Record<string, Action>>)[key.length === 1 ? key.toLowerCase() : key];
}

interface KeyOptions {
  readonly isMirrored: boolean;
  /** True for a key to ignore. */
  isOff(key: string): boolean;
  /** True for one that an element of the page uses, unless it ends a number. */
  isTaken(event: KeyboardEvent): boolean;
  /** Shows the number typed so far; empty when there is none. */
  typed(digits: string): void;
  /** To a slide by its number, from 1. */
  jump(number: number): void;
}

export function listenToKeys(
  actions: Readonly<Record<Action, () => void>>,
  options: KeyOptions,
): void {
  const isDigit = digitReader(options);
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (options.isOff(event.key)) return;
    if (isDigit(event.key)) return event.preventDefault();
    if (options.isTaken(event)) return;
    const action = actionOf(event, options.isMirrored);
    if (action === undefined) return;
    event.preventDefault();
    actions[action]();
  });
}

/** Reads a number that Enter ends; false for a key that is no part of one. */
function digitReader({ typed, jump }: KeyOptions): (key: string) => boolean {
  let digits = '';
  return (key) => {
    const number = digits;
    const isDigit = /^\d$/.test(key);
    if (!isDigit && (number === '' || key === 'Shift')) return false;
    if (isDigit) digits = (number + key).slice(-4);
    else digits = key === 'Backspace' ? number.slice(0, -1) : '';
    typed(digits);
    if (key === 'Enter') jump(Number(number));
    return isDigit || ['Enter', 'Backspace', 'Escape'].includes(key);
  };
}
