/**
 * The engine that marp-cli is given: it has rendered already. marp-cli asks an engine for HTML,
 * CSS and notes and puts its presenter page around them, so one render serves all formats.
 */
export interface Prepared {
  readonly html: string;
  readonly css: string;
  /** The notes of each slide, one paragraph each. */
  readonly comments: readonly (readonly string[])[];
  readonly title: string;
  readonly lang: string;
  readonly author: string | undefined;
  readonly description: string | undefined;
}

let prepared: Prepared | undefined;

/** Sets what the next conversion shows; marp-cli gives an engine no other way to get data. */
export function prepare(next: Prepared): void {
  prepared = next;
}

/** As much of Marpit's interface as marp-cli touches. */
export default class PreparedEngine {
  readonly markdown = { set(): void {} };
  readonly themeSet = { add(): void {} };
  readonly options = {};

  use(): this {
    return this;
  }

  render(): Prepared {
    if (prepared === undefined) throw new Error('marp-cli rendered before it was given a deck');
    return prepared;
  }
}
