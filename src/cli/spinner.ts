/** A line that says what goes on, on a terminal, once it takes long enough to wonder. */

export interface Spinner {
  step(text: string): void;
  stop(): void;
}

const FRAMES = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';

export function createSpinner(write: (text: string) => void, isTerminal: boolean): Spinner {
  if (!isTerminal) return { step() {}, stop() {} };
  let text = '';
  let frame = 0;
  let isShown = false;
  const timer = setInterval(() => {
    if (text === '') return;
    isShown = true;
    write(`\r\x1b[2K${FRAMES[frame++ % FRAMES.length]} ${text}`);
  }, 120);
  return {
    step(next) {
      text = next;
    },
    stop() {
      clearInterval(timer);
      if (isShown) write('\r\x1b[2K');
    },
  };
}
