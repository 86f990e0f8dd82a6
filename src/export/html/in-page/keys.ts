/** The keyboard, and remotes that send keys. */

export interface Actions {
  next(): void;
  previous(): void;
  first(): void;
  last(): void;
  /** To a slide by its number, from 1. */
  jump(number: number): void;
  black(): void;
  overview(): void;
  /** Escape: closes what is open, or opens the overview. */
  escape(): void;
  fullScreen(): void;
  /** What many remotes send as “start”: takes the whole screen, and never gives it back. */
  start(): void;
  /** To the window with the other view. */
  presenter(): void;
  /** The other view in this window. */
  swap(): void;
  help(): void;
  larger(): void;
  smaller(): void;
  /** The number typed so far; empty when there is none. */
  typed(digits: string): void;
}

export type Action = Exclude<keyof Actions, 'jump' | 'typed'>;

const KEYS: Readonly<Record<string, Action>> = {
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
  Escape: 'escape',
  f: 'fullScreen',
  F5: 'start',
  p: 'presenter',
  s: 'swap',
  '?': 'help',
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
};

/** What a key means; the arrows point the way the deck is read. */
function actionOf(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  isMirrored: boolean,
): Action | undefined {
  if (key === 'ArrowRight') return isMirrored ? 'previous' : 'next';
  if (key === 'ArrowLeft') return isMirrored ? 'next' : 'previous';
  if (key === ' ' && shiftKey) return 'previous';
  // Reloads the page.
  if (key === 'F5' && shiftKey) return undefined;
  return KEYS[key.length === 1 ? key.toLowerCase() : key];
}

/**
 * Listens to the keyboard.
 * @param isOff true for a key to ignore
 * @param isTaken true for one that an element of the page uses, unless it ends a number
 */
export function listenToKeys(
  actions: Actions,
  isMirrored: boolean,
  isOff: (key: string) => boolean,
  isTaken: (event: KeyboardEvent) => boolean,
): void {
  const isDigit = digitReader(actions);
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (isOff(event.key)) return;
    if (isDigit(event.key)) return event.preventDefault();
    if (isTaken(event)) return;
    const action = actionOf(event, isMirrored);
    if (action === undefined) return;
    event.preventDefault();
    actions[action]();
  });
}

/** Reads a number that Enter ends; false for a key that is no part of one. */
function digitReader(actions: Actions): (key: string) => boolean {
  let digits = '';
  const become = (next: string): void => {
    if (next === digits) return;
    digits = next;
    actions.typed(digits);
  };
  return (key) => {
    const number = digits;
    if (/^\d$/.test(key)) {
      become((number + key).slice(-4));
      return true;
    }
    if (number === '' || key === 'Shift') return false;
    become(key === 'Backspace' ? number.slice(0, -1) : '');
    if (key === 'Enter') actions.jump(Number(number));
    return ['Enter', 'Backspace', 'Escape'].includes(key);
  };
}
