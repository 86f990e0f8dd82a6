declare module 'd3-color' {
  /** Reads hex, `rgb(…)`, `hsl(…)` and names; null for what is none of them. */
  export function color(specifier: string): {
    readonly opacity: number;
    formatHex(): string;
  } | null;
}
