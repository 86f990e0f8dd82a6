/** The script for fish. */
import {
  type Argument,
  COMMAND_NAMES,
  COMMON,
  type CommandName,
  commandSpec,
  type Option,
  wordsOf,
} from '../commands.js';

export function fishScript(): string {
  return `# Completes fireside in fish: fireside completion fish | source
complete -c fireside -f
${[
  ...COMMAND_NAMES.map(
    (name) =>
      `complete -c fireside -n __fish_use_subcommand -a ${name} -d ${quote(commandSpec(name).says)}`,
  ),
  ...Object.entries(COMMON).map((entry) => optionLine('__fish_use_subcommand', entry)),
  ...COMMAND_NAMES.flatMap(commandLines),
].join('\n')}
`;
}

function commandLines(name: CommandName): string[] {
  const { argument, options } = commandSpec(name);
  const when = quote(`__fish_seen_subcommand_from ${name}`);
  const all = { ...options, help: COMMON.help as Option };
  return [
    ...(argument ? [`complete -c fireside -n ${when} ${argumentPart(argument)}`] : []),
    ...Object.entries(all).map((entry) => optionLine(when, entry)),
  ];
}

/** Folders and YAML files; fish's own `__fish_complete_suffix` offers all the others, too. */
const OUTLINES =
  "(__fish_complete_path (commandline -ct) | string match -r '^[^\\t]*(?:/|\\.ya?ml)(?:\\t.*)?$')";

function argumentPart(argument: Argument): string {
  const { path, says } = argument;
  const words = wordsOf(argument);
  const offered = words
    ? words.join(' ')
    : path === 'folder'
      ? '(__fish_complete_directories)'
      : OUTLINES;
  return `-a ${quote(offered)} -d ${quote(says)}`;
}

function optionLine(when: string, [name, option]: [string, Option]): string {
  const { short, value, values, path, says } = option;
  const offered = values
    ? ` -x -a ${quote(values.join(' '))}`
    : path === 'folder'
      ? ` -x -a ${quote('(__fish_complete_directories)')}`
      : path === 'file'
        ? ' -r -F'
        : value
          ? ' -x'
          : '';
  return `complete -c fireside -n ${when} -l ${name}${short ? ` -s ${short}` : ''}${offered} -d ${quote(says)}`;
}

/** In single quotes, fish takes a backslash before a quote and before itself alone. */
function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
