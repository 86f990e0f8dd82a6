/** Latin fonts with other names than ours: those of KaTeX, which marp-cli brings. */
import { requireByMarpCli } from './marp-cli.js';

/** @param file such as `KaTeX_Main-Regular.ttf` */
export function katexFont(file: string): string {
  return requireByMarpCli.resolve(`katex/dist/fonts/${file}`);
}
