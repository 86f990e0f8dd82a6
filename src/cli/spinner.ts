/** A line that says what is going on, on a terminal, once it takes a while. */
import type { Streams } from './streams.js';

export interface Spinner {
  step(text: string): void;
  stop(): void;
}

const FRAMES = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';

/** @param isQuiet for output that a program reads */
export function spinnerFor({ error }: Streams, isQuiet: boolean): Spinner {
  if (error.isTTY !== true || isQuiet) return { step() {}, stop() {} };
  let text = '';
  let frame = 0;
  let isShown = false;
  const timer = setInterval(() => {
    if (text === '') return;
    isShown = true;
    error.write(`\r\x1b[2K${FRAMES[frame++ % FRAMES.length]} ${text}`);
  }, 120);
  return {
    step(next) {
      text = next;
    },
    stop() {
      clearInterval(timer);
      if (isShown) error.write('\r\x1b[2K');
    },
  };
}
