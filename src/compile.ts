/** All that needs no browser, in order: from the outline's path to rendered slides with fonts. */
import { dirname } from 'node:path';
import { buildDeck } from './deck/build-deck.js';
import type { FontEmbedder } from './fonts/embed.js';
import { writeMarkdown } from './markdown/markdown.js';
import { parseOutline } from './outline/parse.js';
import { BuildError, hasErrors, type Problem } from './problem.js';
import { readPictures } from './read/picture.js';
import { readSource } from './read/source.js';
import { readTemplates, type TemplateFiles } from './read/templates.js';
import { type Rendered, render } from './render/render.js';

export interface Compiled {
  readonly rendered: Rendered;
  readonly fontCss: string;
  readonly templates: TemplateFiles;
  /** Warnings; an error is thrown. */
  readonly problems: readonly Problem[];
}

/**
 * @param path the outline's file; pictures and templates of its own lie beside it
 * @param fonts cuts the faces while the slides are rendered; the caller closes it
 * @param pause awaited between the stages, for others on this thread that wait for their turn
 * @throws BuildError with all that is wrong
 */
export async function compile(
  path: string,
  fonts: FontEmbedder,
  pause: () => Promise<unknown> = async () => {},
): Promise<Compiled> {
  const folder = dirname(path);
  const source = await readSource(path);
  const templates = readTemplates(folder);
  await pause();
  const parsed = parseOutline(source, templates);
  await pause();
  const { outline } = parsed;
  if (outline === undefined) throw new BuildError(parsed.problems);
  const pictures = await readPictures(folder, outline.pictures);
  const deck = buildDeck(outline, pictures.uris);
  const markdown = await writeMarkdown(deck, templates);
  await pause();
  const found = [...parsed.problems, ...pictures.problems, ...markdown.problems];
  if (hasErrors(found)) throw new BuildError(found);
  const embedded = fonts.embed(markdown, folder);
  embedded.catch(() => {});
  const rendered = render(markdown, templates);
  await pause();
  const { css, problems } = await embedded;
  return { rendered, fontCss: css, templates, problems: [...found, ...problems] };
}
