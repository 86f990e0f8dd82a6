declare module '@twemoji/parser' {
  /** The emoji that Twemoji has a picture of. */
  export function parse(
    text: string,
    options: {
      /** @param name of the picture's file: code points in hexadecimal */
      readonly buildUrl: (name: string, format: string) => string;
    },
  ): readonly {
    readonly text: string;
    readonly url: string;
    readonly indices: readonly [start: number, end: number];
  }[];
}
