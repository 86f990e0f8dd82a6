/** What the definitions of the commands say for shell completion. */
import type { Argument, CommandUnknownOpts, Option } from '@commander-js/extra-typings';
import { builtInTemplates } from '../../read/index.js';

export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  readonly argument: (Completed & { readonly name: string; readonly summary: string }) | undefined;
}

/** What a shell offers: words, or files. */
export interface Completed {
  readonly words: readonly string[] | undefined;
  readonly path: 'file' | 'folder' | 'yaml' | undefined;
}

export interface CompletedOption extends Completed {
  /** With its hyphens. */
  readonly long: string;
  readonly short: string | undefined;
  readonly summary: string;
  /** What help calls its value; undefined for a switch. */
  readonly value: string | undefined;
  /** True if it takes several values, separated by commas. */
  readonly isList: boolean;
  /** True where it may be repeated. */
  readonly repeats: boolean;
}

export type CompletionScript = (
  commands: readonly CompletedCommand[],
  common: readonly CompletedOption[],
) => string;

export function completedCommand(command: CommandUnknownOpts): CompletedCommand {
  const [argument] = command.registeredArguments;
  return {
    name: command.name(),
    summary: command.summary(),
    options: completedOptions(command),
    argument: argument && {
      name: argument.name(),
      summary: argument.description,
      words: wordsOf(argument),
      path: pathOf(argument.name()),
    },
  };
}

export function completedOptions(command: CommandUnknownOpts): CompletedOption[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .map((option): CompletedOption => {
      const value = valueNameOf(option);
      return {
        long: option.long ?? '',
        short: option.short,
        summary: option.description,
        value,
        words: option.argChoices,
        path: pathOf(value),
        isList: value?.includes(',') ?? false,
        repeats: value?.includes('=') ?? false,
      };
    });
}

function valueNameOf({ flags }: Option): string | undefined {
  return /<(.+)>/.exec(flags)?.[1];
}

/** Kinds are too many for help. */
function wordsOf(argument: Argument): readonly string[] | undefined {
  return argument.name() === 'kind' ? [...builtInTemplates().kinds.keys()] : argument.argChoices;
}

function pathOf(name: string | undefined): Completed['path'] {
  if (name === 'outline') return 'yaml';
  if (name === 'dir') return 'folder';
  return name === 'file' || name === 'path' ? 'file' : undefined;
}
