declare module 'fontverter' {
  /** Throws Error for bytes that are no font. */
  export function convert(font: Buffer, format: 'truetype'): Promise<Buffer>;
}
