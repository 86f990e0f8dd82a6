/** The arguments of `fireside build`, and what goes together. */
import { type Format, PPTX_MODES, type PptxMode, UNFITTED } from '../app/index.js';
import type { HandoutRequest, Values } from '../outline/index.js';
import {
  formatsIn,
  handoutIn,
  oneOf,
  type ParsedValue,
  text,
  UsageError,
} from './option-values.js';

/** What every command that uses the browser takes. */
export interface BrowserArguments {
  readonly browser: string | undefined;
  readonly timeoutMs: number | undefined;
}

export interface BuildArguments extends BrowserArguments {
  readonly outline: string;
  /** The language to build, or `all`; the deck's own where nothing is said. */
  readonly lang: string | undefined;
  /** Values of the outline's vars. */
  readonly set: Values;
  /** A file of which each row makes a deck. */
  readonly data: string | undefined;
  /** With data: what each deck's files are called. */
  readonly name: string | undefined;
  readonly formats: readonly Format[];
  readonly out: string;
  readonly pptx: PptxMode;
  readonly pptxTemplate: string | undefined;
  readonly handout: HandoutRequest | undefined;
  readonly fit: boolean;
  readonly audience: boolean;
  readonly pdfNotes: boolean;
  readonly steps: boolean;
  readonly json: boolean;
  /** Whether it is built again whenever one of its files changes. */
  readonly watch: boolean;
}

/** What a build alone is asked for. */
export type BuildOwn = Omit<
  BuildArguments,
  'outline' | 'lang' | 'set' | 'json' | keyof BrowserArguments
>;

/** @throws UsageError for options that do not go together */
export function readBuild(values: ParsedValue): BuildOwn {
  const handout = handoutIn(values.handout);
  const named = formatsIn(values.to);
  // Who says what the handout is to be wants one.
  const formats: readonly Format[] =
    handout === undefined || named.includes('handout') ? named : [...named, 'handout'];
  const fit = values['no-fit'] !== true;
  if (!fit && formats.some((format) => !UNFITTED.has(format))) {
    throw new UsageError(
      '--no-fit is for --to html, md or html,md: all else is laid out by the browser.',
    );
  }
  const audience = values.audience === true;
  const pdfNotes = values['pdf-notes'] === true;
  if (audience && pdfNotes) {
    throw new UsageError(
      '--audience leaves the notes out and --pdf-notes wants them: leave one out.',
    );
  }
  const pptx = oneOf(values.pptx, PPTX_MODES, '--pptx mode') ?? 'native';
  const pptxTemplate = text(values['pptx-template']);
  if (pptx === 'image' && pptxTemplate !== undefined) {
    throw new UsageError(
      '--pptx image makes each slide a picture, which --pptx-template has no place for: leave one out.',
    );
  }
  const out = text(values.out) ?? 'output';
  const steps = values.steps === true;
  const watch = values.watch === true;
  const data = text(values.data);
  const name = text(values.name);
  if (data !== undefined && watch) {
    throw new UsageError(
      '--watch follows one deck and --data makes many: try one row by --set name=value --watch.',
    );
  }
  if (name !== undefined && data === undefined) {
    throw new UsageError('--name is for --data: it names the files of each row.');
  }
  return {
    formats,
    fit,
    audience,
    pdfNotes,
    steps,
    watch,
    out,
    pptx,
    pptxTemplate,
    handout,
    data,
    name,
  };
}
