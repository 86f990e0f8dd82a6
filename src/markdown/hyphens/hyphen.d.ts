declare module 'hyphen' {
  type Patterns = readonly unknown[];
  /** Makes a function that puts soft hyphens (U+00AD) into the words of a text. */
  export default function createHyphenator(patterns: Patterns): (text: string) => string;
}
declare module 'hyphen/patterns/*' {
  const patterns: readonly unknown[];
  export default patterns;
}
