/**
 * How the browser set the lines of a slide's text: engines differ in where they break lines
 * (`text-wrap: pretty`, `word-break: auto-phrase`), in which marks they set at half width
 * (`text-spacing-trim`) and in the gaps between scripts (`text-autospace`).
 *
 * Positions are those of `in-page/text-units.ts`, widths CSS pixels of the border box.
 */
export interface LineSetting {
  /** What begins a line that no element and no `<br>` begins; and how wide its block is. */
  readonly breaks: readonly (readonly [position: number, width: number])[];
  /** Full-width marks that are set at half width. */
  readonly halves: readonly number[];
  /** Characters with a gap to another script behind them. */
  readonly gaps: readonly number[];
  /** Of each table, how wide the cells of its first row are. */
  readonly columns: readonly (readonly number[])[];
}
