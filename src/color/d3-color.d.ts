declare module 'd3-color' {
  interface RgbColor {
    readonly r: number;
    readonly g: number;
    readonly b: number;
    readonly opacity: number;
    formatHex(): string;
  }
  interface HslColor {
    readonly h: number;
    readonly s: number;
    readonly l: number;
    rgb(): RgbColor;
  }
  /** Reads hex, `rgb(…)`, `hsl(…)` and names; null for anything else. */
  export function color(specifier: string): RgbColor | null;
  export function rgb(red: number, green: number, blue: number): RgbColor;
  export function hsl(color: RgbColor): HslColor;
  export function hsl(hue: number, saturation: number, lightness: number): HslColor;
}
