/** Scripts that complete commands, options and their values, made from the table of commands. */
import type { Shell } from '../arguments.js';
import { bashScript } from './bash.js';
import { fishScript } from './fish.js';
import { zshScript } from './zsh.js';

const SCRIPTS: Readonly<Record<Shell, () => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** The script for a shell, to be read by it as it starts. */
export function completionScript(shell: Shell): string {
  return SCRIPTS[shell]();
}
