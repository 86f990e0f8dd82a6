/** The options of a build, resolved once into a full object. */
import { basename, extname } from 'node:path';
import type { HandoutRequest, Values } from '../outline/index.js';
import { buildError } from '../problem.js';

export const FORMATS = ['md', 'pdf', 'handout', 'pptx', 'png', 'html'] as const;
export type Format = (typeof FORMATS)[number];

export const PPTX_MODES = ['native', 'image'] as const;
/** Real titles, lists, tables and charts, or each slide a picture. */
export type PptxMode = (typeof PPTX_MODES)[number];

export const DEFAULT_FORMATS: readonly Format[] = ['html', 'pdf', 'handout', 'pptx', 'md'];

/** The word for each language that an outline has. */
export const ALL_LANGUAGES = 'all';

export interface BuildOptions {
  /** The outline's path. */
  readonly outline: string;
  /**
   * The language to build, of those in which the outline has texts; the deck's own by
   * default. `all` builds each.
   */
  readonly lang?: string | undefined;
  /** A theme in the place of the outline's: one of ours or of `templates/themes`, to try it. */
  readonly theme?: string | undefined;
  /** Values of the outline's vars; they override its own. */
  readonly set?: Values | undefined;
  /** What the files are called, without their endings; the outline's own name if left out. */
  readonly name?: string | undefined;
  /** Html, pdf, handout, pptx and md by default. */
  readonly formats?: readonly Format[] | undefined;
  /** `native` by default. */
  readonly pptx?: PptxMode | undefined;
  /** The PowerPoint file to build on (.potx, .pptx), instead of the outline's. */
  readonly pptxTemplate?: string | undefined;
  /** Settings of the handout; they override the outline's. */
  readonly handout?: HandoutRequest | undefined;
  /**
   * False to leave slides as they are, however full, and need no browser; only for html and md.
   * True by default.
   */
  readonly fit?: boolean | undefined;
  /** True for files to share: without the speaker's notes. */
  readonly audience?: boolean | undefined;
  /** True to put the notes into the deck's PDF as sticky notes. */
  readonly pdfNotes?: boolean | undefined;
  /** True for a page a step in the PDF, where slides say `steps: true`. */
  readonly steps?: boolean | undefined;
  /** A browser's path; by default one is looked for. */
  readonly browser?: string | undefined;
  /** For the browser, the cache folder and SOURCE_DATE_EPOCH; `process.env` by default. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /**
   * How long a step of the browser may work, and how long it may do nothing, in milliseconds;
   * `FIRESIDE_TIMEOUT` by default, which is in seconds, or else a minute.
   */
  readonly timeoutMs?: number | undefined;
  /** Called as each step begins, for a line on the screen. */
  readonly onStep?: ((step: string) => void) | undefined;
  /** Called with each file and folder before it is read or looked for, to follow them. */
  readonly onRead?: ((path: string) => void) | undefined;
}

/** The options of a check, which writes no file. */
export type CheckOptions = Omit<
  BuildOptions,
  | 'name'
  | 'formats'
  | 'pptx'
  | 'pptxTemplate'
  | 'handout'
  | 'fit'
  | 'audience'
  | 'pdfNotes'
  | 'steps'
>;

type WithoutDefault = 'lang' | 'theme' | 'pptxTemplate' | 'browser';
type Filled<T> = { readonly [Name in keyof T]-?: Exclude<T[Name], undefined> };

/** Those of a build with their defaults filled in. */
export interface Options
  extends Filled<Omit<BuildOptions, WithoutDefault | 'formats' | 'fit'>>,
    Pick<BuildOptions, WithoutDefault> {
  readonly formats: ReadonlySet<Format>;
  /** True to measure texts and to report every problem at once. */
  readonly isCheck: boolean;
  /** True if slides are fitted, or a format is wanted that the browser lays out. */
  readonly needsBrowser: boolean;
}

/** The formats that can be written without a browser, their slides not fitted. */
export const UNFITTED: ReadonlySet<Format> = new Set(['html', 'md']);

const DEFAULT_TIMEOUT_SECONDS = 60;
const LONGEST_TIMEOUT_SECONDS = 24 * 60 * 60;

/** A time in seconds as milliseconds; undefined if it is not a time. */
export function timeoutFrom(seconds: string): number | undefined {
  const number = /^\d+(?:\.\d+)?$/.test(seconds) ? Number(seconds) : 0;
  return number > 0 && number <= LONGEST_TIMEOUT_SECONDS ? number * 1000 : undefined;
}

/**
 * The default time limit of a step of the browser.
 * @throws BuildError if `FIRESIDE_TIMEOUT` is no time
 */
export function timeoutIn({ FIRESIDE_TIMEOUT: seconds }: NodeJS.ProcessEnv): number {
  const timeout = timeoutFrom(seconds || String(DEFAULT_TIMEOUT_SECONDS));
  if (timeout !== undefined) return timeout;
  const message = `FIRESIDE_TIMEOUT is “${seconds}”, which is no number of seconds`;
  const hint = `Set it to a number such as 120, or unset it for ${DEFAULT_TIMEOUT_SECONDS}.`;
  throw buildError('build/timeout', message, hint, { blame: 'machine' });
}

/**
 * Fills in the defaults.
 * @throws BuildError if a variable of the environment cannot be read
 */
export function resolveOptions(options: BuildOptions, isCheck = false): Options {
  const formats = new Set(options.formats ?? DEFAULT_FORMATS);
  const env = options.env ?? process.env;
  return {
    ...options,
    set: options.set ?? {},
    name: options.name ?? basename(options.outline, extname(options.outline)),
    formats,
    pptx: options.pptx ?? 'native',
    audience: options.audience ?? false,
    pdfNotes: options.pdfNotes ?? false,
    steps: options.steps ?? false,
    handout: options.handout ?? {},
    env,
    timeoutMs: options.timeoutMs ?? timeoutIn(env),
    onStep: options.onStep ?? (() => {}),
    onRead: options.onRead ?? (() => {}),
    isCheck,
    needsBrowser: (options.fit ?? true) || [...formats].some((one) => !UNFITTED.has(one)),
  };
}

/**
 * The beginning of a deck's file names: the build's name, the language if it is not the deck's own,
 * and `-audience`. Each format adds its ending.
 */
export function stemOf(
  { name, audience }: Pick<Options, 'name' | 'audience'>,
  lang: string,
): string {
  return name + (lang && `-${lang}`) + (audience ? '-audience' : '');
}
