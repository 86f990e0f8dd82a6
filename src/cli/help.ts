/** What `--help` prints, for all of Fireside and for each command, made from the table of commands. */
import {
  type Argument,
  COMMAND_NAMES,
  COMMON,
  type CommandName,
  commandSpec,
  type Option,
} from './commands.js';

const EXIT_CODES = `Exit codes: 0 done (checked: warnings at most), 1 the outline is wrong, 2 wrong usage,
3 the machine lacks something.`;

/** The help of all commands, or of the one that is named. */
export function helpOf(name?: CommandName): string {
  return name === undefined ? overview() : commandHelp(name);
}

function overview(): string {
  const commands = COMMAND_NAMES.map((name): [string, string] => [
    `${name}${argumentOf(commandSpec(name).argument)}`,
    commandSpec(name).says,
  ]);
  return `Usage: fireside <command> [options]

Turns a YAML outline into a deck: presenter page, PDF, handout, PowerPoint.

Commands:
${columns(commands)}

Options:
${columns(optionRows(COMMON))}

fireside <command> --help says more. A first talk: fireside init my-talk

${EXIT_CODES}
`;
}

function commandHelp(name: CommandName): string {
  const { says, more, argument, options } = commandSpec(name);
  const rows: [string, string][] = argument ? [[argument.name, argument.says]] : [];
  return `Usage: fireside ${name}${argumentOf(argument)} [options]

${says.charAt(0).toUpperCase()}${says.slice(1)}.
${more ? `${more}\n` : ''}
${columns([...rows, ...optionRows({ ...options, help: COMMON.help as Option })])}

${EXIT_CODES}
`;
}

function argumentOf(argument: Argument | undefined): string {
  if (argument === undefined) return '';
  return argument.isRequired
    ? ` ${argument.values?.join('|') ?? `<${argument.name}>`}`
    : ` [${argument.name}]`;
}

function optionRows(options: Readonly<Record<string, Option>>): [string, string][] {
  return Object.entries(options).map(([name, { short, value, says }]) => [
    `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`,
    says,
  ]);
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
