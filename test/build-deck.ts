/** Builds outlines for tests: a text in a folder of its own, by the real browser without fonts. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildResult, build, type Format } from 'fireside';
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

export async function buildOutline(
  yaml: string,
  formats: readonly Format[],
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<Built> {
  const folder = mkdtempSync(join(tmpdir(), 'fireside-test-'));
  try {
    const outline = join(folder, 'outline.yaml');
    writeFileSync(outline, yaml);
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const result = await build({ outline, formats, env: emptyFontsEnv() });
    const file = (ending: string): Uint8Array => {
      const found = result.files.find(({ name }) => name.endsWith(ending));
      if (found === undefined) throw new Error(`the build made no ${ending}`);
      return found.bytes;
    };
    return { ...result, file, text: (ending) => new TextDecoder().decode(file(ending)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
