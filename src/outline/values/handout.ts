/** Settings of the handout: from the outline, from words of a command line, and resolved. */

const LAYOUTS = ['slides', 'notes', 'brief'] as const;
export const PER_PAGE = [1, 2, 3, 4, 6, 9] as const;

export type Orientation = 'portrait' | 'landscape';
export type Layout = (typeof LAYOUTS)[number];
export type PerPage = (typeof PER_PAGE)[number];

/** The names of the layouts; `slides-6` includes the number to a page. */
export const LAYOUT_NAMES = [
  'slides',
  ...PER_PAGE.map((count) => `slides-${count}` as const),
  'notes',
  'brief',
] as const;

/** Settings in the outline or on a command line; any may be missing. */
export interface HandoutRequest {
  readonly layout?: (typeof LAYOUT_NAMES)[number] | undefined;
  readonly 'per-page'?: PerPage | undefined;
  /** Ruled lines for the reader's own notes. */
  readonly lines?: boolean | undefined;
  readonly paper?: 'A4' | 'letter' | undefined;
  readonly orientation?: Orientation | undefined;
  /** Whether slides that are hidden from the audience are in it. */
  readonly hidden?: boolean | undefined;
}

export interface HandoutSettings {
  readonly layout: Layout;
  readonly perPage: PerPage;
  readonly lines: boolean;
  readonly paper: 'A4' | 'letter';
  /** The paper’s orientation; undefined for the way in which slides are larger. */
  readonly orientation: Orientation | undefined;
  readonly hidden: boolean;
}

/** The words of a command line. */
const WORDS: ReadonlyMap<string, HandoutRequest> = new Map<string, HandoutRequest>([
  // A count in the name must not be undone by the outline's.
  ...LAYOUT_NAMES.map((layout): [string, HandoutRequest] => [
    layout,
    /\d/.test(layout) ? { layout, 'per-page': undefined } : { layout },
  ]),
  ['a4', { paper: 'A4' }],
  ['letter', { paper: 'letter' }],
  ['portrait', { orientation: 'portrait' }],
  ['landscape', { orientation: 'landscape' }],
  ['lines', { lines: true }],
  ['no-lines', { lines: false }],
  ['hidden', { hidden: true }],
]);

export const HANDOUT_WORDS: readonly string[] = [...WORDS.keys()];

/** The setting for a word of a command line; undefined for an unknown word. */
export function handoutWord(word: string): HandoutRequest | undefined {
  return WORDS.get(word.trim().toLowerCase());
}

/**
 * The settings in full; by default three slides to an A4 page with lines beside them.
 * @param requests later ones override earlier ones
 */
export function handoutOf(...requests: readonly (HandoutRequest | undefined)[]): HandoutSettings {
  const asked: HandoutRequest = Object.assign({}, ...requests);
  const { layout: name = 'slides', paper = 'A4', orientation, hidden = false } = asked;
  const [layout, count] = name.split('-') as [Layout, string | undefined];
  const perPage = asked['per-page'] ?? PER_PAGE.find((one) => String(one) === count) ?? 3;
  const lines = asked.lines ?? (layout === 'slides' && perPage === 3);
  return { layout, perPage, lines, paper, orientation, hidden };
}
