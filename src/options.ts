/** What a build is asked for: resolved once, at the edge, into one full object. */
import { basename, extname } from 'node:path';
import type { HandoutRequest } from './outline/handout.js';

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
   * The language to build, of those in which the outline has texts; the deck's own where nothing
   * is said. `all` builds each.
   */
  readonly lang?: string | undefined;
  /** What to make; html, pdf, handout, pptx and md where nothing is said. */
  readonly formats?: readonly Format[] | undefined;
  /** `native` where nothing is said. */
  readonly pptx?: PptxMode | undefined;
  /** The handout, where it is to be another than the outline says. */
  readonly handout?: HandoutRequest | undefined;
  /**
   * False to leave slides as they are, however full, and need no browser; only for html and md.
   * True where nothing is said.
   */
  readonly fit?: boolean | undefined;
  /** True for files to share: without the speaker's notes. */
  readonly audience?: boolean | undefined;
  /** True to put the notes into the deck's PDF as sticky notes. */
  readonly pdfNotes?: boolean | undefined;
  /** True for a page a step in the PDF, where slides say `steps: true`. */
  readonly steps?: boolean | undefined;
  /** A browser's path; one is looked for where nothing is said. */
  readonly browser?: string | undefined;
  /** For the browser's path, the cache folder and SOURCE_DATE_EPOCH; `process.env` by default. */
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** For each step of the browser, in milliseconds; 30 seconds by default. */
  readonly timeoutMs?: number | undefined;
  /** Called as each step begins, for a line on the screen. */
  readonly onStep?: ((step: string) => void) | undefined;
  /** Called with each file and folder before it is read or looked for, to follow them. */
  readonly onRead?: ((path: string) => void) | undefined;
}

/** What a check is asked for: it makes no file. */
export type CheckOptions = Omit<
  BuildOptions,
  'formats' | 'pptx' | 'handout' | 'fit' | 'audience' | 'pdfNotes' | 'steps'
>;

export interface Options {
  readonly outline: string;
  readonly lang: string | undefined;
  readonly formats: ReadonlySet<Format>;
  readonly pptx: PptxMode;
  readonly audience: boolean;
  readonly pdfNotes: boolean;
  readonly steps: boolean;
  readonly handout: HandoutRequest;
  readonly browser: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
  readonly onStep: (step: string) => void;
  readonly onRead: (path: string) => void;
  /** Whether each text is held against what lies behind it. */
  readonly legibility: boolean;
  /** True if slides are fitted, or a format is wanted that the browser lays out. */
  readonly needsBrowser: boolean;
}

/** The formats that can be made without a browser, their slides as they are. */
export const UNFITTED: ReadonlySet<Format> = new Set(['html', 'md']);

/** Fills in what was not said. */
export function resolveOptions(options: BuildOptions, legibility = false): Options {
  const formats = new Set(options.formats ?? DEFAULT_FORMATS);
  return {
    outline: options.outline,
    lang: options.lang,
    formats,
    pptx: options.pptx ?? 'native',
    audience: options.audience ?? false,
    pdfNotes: options.pdfNotes ?? false,
    steps: options.steps ?? false,
    handout: options.handout ?? {},
    browser: options.browser,
    env: options.env ?? process.env,
    timeoutMs: options.timeoutMs ?? 30_000,
    onStep: options.onStep ?? (() => {}),
    onRead: options.onRead ?? (() => {}),
    legibility,
    needsBrowser: (options.fit ?? true) || [...formats].some((one) => !UNFITTED.has(one)),
  };
}

/** What the names of a build's files begin with: the outline's name, its language, whom it is for. */
export function nameOf(
  { outline, audience = false }: Pick<BuildOptions, 'outline' | 'audience'>,
  { own, chosen }: { readonly own: string; readonly chosen: string },
): string {
  const name = basename(outline, extname(outline));
  return name + (chosen === own ? '' : `-${chosen}`) + (audience ? '-audience' : '');
}
