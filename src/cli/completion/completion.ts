/** Scripts that complete commands, options and their values, made from the definitions of the commands. */
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { bashScript } from './bash.js';
import { completedCommand, completedOptions } from './completed-command.js';
import { fishScript } from './fish.js';
import { zshScript } from './zsh.js';

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** The script for a shell to read when it starts. */
export function completionScript(shell: keyof typeof SCRIPTS, program: CommandUnknownOpts): string {
  return SCRIPTS[shell](program.commands.map(completedCommand), completedOptions(program));
}
