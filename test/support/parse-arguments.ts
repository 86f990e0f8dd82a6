/** Reads a command line as `cli` does, and runs nothing. */
import { createProgram } from '../../src/cli/program.js';

export interface ParsedArguments {
  readonly name: string;
  readonly argument: string | undefined;
  readonly options: Readonly<Record<string, unknown>>;
}

const NOTHING = { write: () => true };
const program = createProgram({
  streams: { out: NOTHING, error: NOTHING, env: {}, untilInterrupted: () => new Promise(() => {}) },
  exit: () => {},
});

export const commandNames = program.commands.map((command) => command.name());

/** The options of a command, with their hyphens. */
export function optionsOf(name: string): string[] {
  const command = program.commands.find((one) => one.name() === name);
  return command
    ? command
        .createHelp()
        .visibleOptions(command)
        .map(({ long }) => long ?? '')
    : [];
}

/** @throws Error with what the command line would print */
export function parseArguments(argv: readonly string[]): ParsedArguments {
  let printed = '';
  const stream = { write: (text: string) => (printed += text) };
  const untilInterrupted = () => new Promise<never>(() => {});
  const streams = { out: stream, error: stream, env: {}, untilInterrupted };
  const program = createProgram({ streams, exit: () => {} });
  let parsed: ParsedArguments | undefined;
  for (const command of program.commands) {
    command.action(() => {
      const [argument] = command.args;
      parsed = { name: command.name(), argument, options: command.opts() };
    });
  }
  try {
    program.parse(argv, { from: 'user' });
  } catch {
    throw new Error(printed);
  }
  if (parsed === undefined) throw new Error(printed);
  return parsed;
}
