/** The script for fish. */
import type {
  Completed,
  CompletedCommand,
  CompletedOption,
  CompletionScript,
} from './completed-command.js';

export const fishScript: CompletionScript = (
  commands,
  common,
) => `# Completes fireside in fish: fireside completion fish | source
complete -c fireside -f
${[
  ...commands.map(
    ({ name, summary }) =>
      `complete -c fireside -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`,
  ),
  ...common.map((option) => optionLine('__fish_use_subcommand', option)),
  ...commands.flatMap(commandLines),
].join('\n')}
`;

function commandLines({ name, argument, options }: CompletedCommand): string[] {
  const when = quote(`__fish_seen_subcommand_from ${name}`);
  const own = options.map((option) => optionLine(when, option));
  if (argument === undefined) return own;
  const offered = `-a ${quote(offeredFor(argument))} -d ${quote(argument.summary)}`;
  return [`complete -c fireside -n ${when} ${offered}`, ...own];
}

/** Folders and YAML files; fish's own `__fish_complete_suffix` offers all the others, too. */
const OUTLINES =
  "(__fish_complete_path (commandline -ct) | string match -r '^[^\\t]*(?:/|\\.ya?ml)(?:\\t.*)?$')";

function optionLine(when: string, option: CompletedOption): string {
  const { long, short, value, summary, words, path } = option;
  const alias = short ? ` -s ${short.slice(1)}` : '';
  const offered =
    path === 'file'
      ? ' -r -F'
      : words || path
        ? ` -x -a ${quote(offeredFor(option))}`
        : value
          ? ' -x'
          : '';
  return `complete -c fireside -n ${when} -l ${long.slice(2)}${alias}${offered} -d ${quote(summary)}`;
}

function offeredFor({ words, path }: Completed): string {
  return words?.join(' ') ?? (path === 'folder' ? '(__fish_complete_directories)' : OUTLINES);
}

/** In single quotes, fish takes a backslash before a quote and before itself alone. */
function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
