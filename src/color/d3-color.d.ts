declare module 'd3-color' {
  /** Reads hex, `rgb(…)`, `hsl(…)` and names; null for anything else. */
  export function color(specifier: string): {
    readonly opacity: number;
    formatHex(): string;
  } | null;
}
