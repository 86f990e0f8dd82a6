/** `fireside completion`: prints the script of a shell. */
import { Argument, type Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../streams.js';

export function addCompletion(program: Command, { streams }: CommandContext): void {
  program
    .command('completion')
    .summary('print a script that completes commands and options in a shell')
    .description(
      `Print a script that completes commands and options in a shell. Where your shell starts, write:
  bash  eval "$(fireside completion bash)"      in ~/.bashrc
  zsh   eval "$(fireside completion zsh)"       in ~/.zshrc, after compinit
  fish  fireside completion fish | source       in ~/.config/fish/config.fish`,
    )
    .addArgument(new Argument('<shell>', 'your shell').choices(['bash', 'zsh', 'fish'] as const))
    .action(async (shell) => {
      const { COMPLETION_SCRIPTS } = await import('../completion.js');
      streams.out.write(COMPLETION_SCRIPTS[shell]);
    });
}
