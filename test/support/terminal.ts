/** Runs a command on a terminal, made by util-linux's `script`, and answers what it asks. */
import { spawn } from 'node:child_process';

export interface Answer {
  /** What has to stand on the screen before the answer is typed. */
  readonly after: string;
  readonly type: string;
}

export interface Screen {
  readonly status: number | null;
  /** All that was on the screen, without the escape sequences that move the cursor. */
  readonly text: string;
}

export function onTerminal(
  command: readonly string[],
  cwd: string,
  answers: readonly Answer[],
): Promise<Screen> {
  const quoted = command.map((word) => `'${word}'`).join(' ');
  const shell = spawn('script', ['-qec', quoted, '/dev/null'], { cwd, stdio: 'pipe' });
  const waiting = [...answers];
  let seen = 0;
  let text = '';
  shell.stdout.setEncoding('utf8').on('data', (part: string) => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what moves the cursor
    text = (text + part).replace(/\x1b\[[\d;]*[A-Za-z]|\r/g, '');
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const at = text.indexOf(next.after, seen);
      if (at < 0) break;
      seen = at + next.after.length;
      waiting.shift();
      shell.stdin.write(next.type);
    }
  });
  return new Promise((done) => shell.on('close', (status) => done({ status, text })));
}
