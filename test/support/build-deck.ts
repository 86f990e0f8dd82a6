/** Builds outlines for tests: a text in a folder of its own, by the real browser without fonts. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  type Builder,
  type BuildOptions,
  type BuildResult,
  type CompiledDeck,
  compile,
  type Format,
  openBuilder,
  startFontEmbedder,
} from 'fireside-deck';
import { emptyFontsEnv } from './empty-fonts.js';

export interface Built extends BuildResult {
  /** The bytes of the file that ends so. */
  file(ending: string): Uint8Array;
  text(ending: string): string;
}

/** The frame that a test's slides stand in; `slides` are YAML items indented by six blanks. */
export function outlineWith(slides: string, deck = ''): string {
  return `deck: {title: 測試, auto: {cover: false, agenda: false, sources: false, closing: false}${deck}}
people:
  zuck: {name: 扎克伯格, side: guest}
sources:
  recap: {publisher: 吳曉波頻道}
sections:
  - title: 一節
    opening: false
    slides:
${slides}`;
}

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Test files share a process, and so a browser; it ends with the process. */
let builder: Promise<Builder> | undefined;

/** Builds with the browser that all tests of this process share. */
export async function buildShared(options: Omit<BuildOptions, 'env'>): Promise<BuildResult> {
  builder ??= openBuilder({ env: emptyFontsEnv(), timeoutMs: 60_000 });
  return (await builder).build(options);
}

export async function buildOutline(
  yaml: string,
  formats: readonly Format[],
  files: Files = {},
  options: Partial<BuildOptions> = {},
): Promise<Built> {
  return withOutline(yaml, files, async (outline) => {
    const result = await buildShared({ ...options, outline, formats });
    const file = (ending: string): Uint8Array => {
      const found = result.files.find(({ name }) => name.endsWith(ending));
      if (found === undefined) throw new Error(`the build made no ${ending}`);
      return found.bytes;
    };
    return { ...result, file, text: (ending) => new TextDecoder().decode(file(ending)) };
  });
}

/** Gives the path of an outline that is there, with its files beside it, until `use` is done. */
export async function withOutline<T>(
  outline: string | Uint8Array,
  files: Files,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'fireside-test-'));
  try {
    const path = join(folder, 'outline.yaml');
    writeFileSync(path, outline);
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return await use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All that needs no browser: the rendered slides with their fonts. */
export async function compileFile(path: string): Promise<CompiledDeck> {
  const fonts = startFontEmbedder();
  try {
    return await compile(path, fonts);
  } finally {
    await fonts.close();
  }
}
