/** Inputs that break deck generators (`test/fixtures/cases`), for the tests of every format. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface TextCase {
  readonly text: string;
  /** What is shown, runs of blanks as one; the text itself by default. */
  readonly shown: string;
  /** The part in bold. */
  readonly bold?: string;
  /** The part set as code. */
  readonly code?: string;
  /** The addresses that it links to. */
  readonly links: readonly string[];
  /** False for characters that no font has. */
  readonly hasGlyphs: boolean;
}

function read<T>(name: string): readonly T[] {
  return parse(readFileSync(`test/fixtures/cases/${name}.yaml`, 'utf8')) as T[];
}

export const NOTE_CASES = read<string>('notes');
export const PLAIN_SCALARS = read<string>('plain-scalars');
export const TEXT_CASES = read<string | ({ readonly text: string } & Partial<TextCase>)>(
  'texts',
).map((given): TextCase => {
  const one = typeof given === 'string' ? { text: given } : given;
  const shown = one.text.replace(/\s+/g, ' ').trim();
  return { shown, links: [], hasGlyphs: true, ...one };
});
