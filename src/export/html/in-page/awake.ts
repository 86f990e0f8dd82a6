/// <reference lib="dom" />
/** The bar and the mouse's arrow show while somebody moves the mouse, and are gone soon after. */

const REST_MS = 2500;

export function watchForMoves(root: HTMLElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wake = (): void => {
    root.toggleAttribute('data-awake', true);
    clearTimeout(timer);
    timer = setTimeout(() => root.toggleAttribute('data-awake', false), REST_MS);
  };
  for (const name of ['pointermove', 'pointerdown'] as const) addEventListener(name, wake);
  wake();
}
