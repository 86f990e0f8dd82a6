declare module 'subset-font' {
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options?: {
      targetFormat?: 'truetype' | 'woff' | 'woff2';
      /** OpenType tags; all of the face's where nothing is said. */
      keepFeatures?: readonly string[];
      /** Where each axis of a variable face is held. */
      variationAxes?: Readonly<Record<string, number>>;
    },
  ): Promise<Uint8Array>;
}
