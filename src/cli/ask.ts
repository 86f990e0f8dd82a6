/** Asks on a terminal, a line an answer. */
import { createInterface } from 'node:readline';
import type { Streams } from './streams.js';

export interface Questions {
  /** One of several, by its number or its name; the first where the answer is empty. */
  choose<T extends string>(
    question: string,
    choices: readonly T[],
    describe?: (choice: T) => string,
  ): Promise<T>;
  /** A line of text; undefined where the answer is empty. */
  write(question: string): Promise<string | undefined>;
}

/** Thrown where somebody ends the questions by Ctrl-C or Ctrl-D. */
class InputEnded extends Error {}

/**
 * Gives `use` the questions, and the terminal back when it is done.
 * @returns undefined where somebody ends them by Ctrl-C or Ctrl-D
 */
export async function askOn<T>(
  { in: input, out }: Streams,
  use: (questions: Questions) => Promise<T>,
): Promise<T | undefined> {
  const terminal = createInterface({
    input: input as NodeJS.ReadableStream,
    output: out as unknown as NodeJS.WritableStream,
  });
  // Not `question`, which loses what is typed ahead and never settles where the input ends.
  const lines = terminal[Symbol.asyncIterator]();
  const answer = async (prompt: string): Promise<string> => {
    terminal.setPrompt(prompt);
    terminal.prompt();
    const { value, done } = await lines.next();
    if (done) throw new InputEnded();
    return String(value).trim();
  };
  try {
    return await use({
      async choose(question, choices, describe) {
        const width = Math.max(...choices.map((choice) => choice.length));
        const list = choices.map((choice, i) =>
          `  ${i + 1}  ${choice.padEnd(width)}  ${describe?.(choice) ?? ''}`.trimEnd(),
        );
        out.write(`${question}\n${list.join('\n')}\n`);
        for (;;) {
          const given = await answer('[1] ');
          const found = choices.find((choice, i) => given === String(i + 1) || given === choice);
          if (found !== undefined) return found;
          const [first] = choices;
          if (given === '' && first !== undefined) return first;
          out.write(`Write a number from 1 to ${choices.length}.\n`);
        }
      },
      write: async (question) => (await answer(`${question} `)) || undefined,
    });
  } catch (error) {
    if (error instanceof InputEnded) return undefined;
    throw error;
  } finally {
    terminal.close();
  }
}
