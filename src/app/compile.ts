/** The steps that need no browser: from the outline's path to rendered slides with their fonts. */
import { buildDeck, type Deck, type Plan, textsIn } from '../deck/index.js';
import type { RenderedDeck } from '../fit/index.js';
import { unknownNames, writeMarkdown } from '../markdown/index.js';
import { type Outline, outlineSchemaOf } from '../outline/index.js';
import { BuildError, hasErrors, type Problem } from '../problem.js';
import { readFailure, type TemplateFiles, type VideoFile } from '../read/index.js';
import type { FontEmbedder } from '../render/fonts/index.js';
import { render, themeProblems } from '../render/index.js';
import { type Assets, readAssets } from './assets.js';
import { coarsePictures, coarsePortraits } from './coarse-pictures.js';
import { type CompileOptions, type LoadedOutline, loadOutline } from './load-outline.js';

/** The deck and its slides before they are fitted. */
export interface CompiledDeck extends RenderedDeck {
  readonly outline: Outline;
  /** The deck with no slide split. */
  readonly whole: Deck;
  /** Renders the deck by another plan, or only the slides of some entries. */
  readonly draw: (plan: Plan, only?: ReadonlySet<number>) => Promise<RenderedDeck>;
  readonly fontCss: string;
  readonly templates: TemplateFiles;
  /** Warnings; errors are thrown. */
  readonly problems: readonly Problem[];
}

/**
 * @param path the outline's; its pictures and templates are beside it
 * @param fonts subsets the fonts while the slides are rendered; the caller closes it
 * @throws BuildError with all errors
 */
export async function compile(
  path: string,
  fonts: FontEmbedder,
  options: CompileOptions = {},
): Promise<CompiledDeck> {
  return compileOutline(await loadOutline(path, options), fonts, options);
}

/** @throws BuildError with all errors, among them those that the outline was loaded with */
export async function compileOutline(
  loaded: LoadedOutline,
  fonts: FontEmbedder,
  options: CompileOptions,
): Promise<CompiledDeck> {
  try {
    const assets = await readAssets(loaded, fonts, options);
    return await renderDeck(loaded, assets, fonts, options);
  } catch (error) {
    // A file may disappear after it was found.
    throw readFailure(error);
  }
}

async function renderDeck(
  { outline, folder, templates: files, problems: earlier }: LoadedOutline,
  assets: Assets,
  fonts: FontEmbedder,
  { pause, cache }: CompileOptions,
): Promise<CompiledDeck> {
  const { templates, brand } = assets;
  const toHtml = cache?.render ?? render;
  const write = async (plan: Plan, only?: ReadonlySet<number>) => {
    const { pictures, portraits, pictureFacts, videos } = assets;
    const deck = buildDeck(outline, pictures, plan, brand, portraits, pictureFacts, videos);
    const slides = deck.slides.filter(({ entry }) => only === undefined || only.has(entry));
    const markdown = await writeMarkdown({ ...deck, slides }, templates, assets.svgFonts);
    return {
      deck,
      markdown: { ...markdown, pictures: assets.wholePictures, videos: filesOf(videos) },
    };
  };
  const { deck, markdown } = await write(new Map());
  await pause?.();
  const problems = [...earlier, ...assets.problems, ...markdown.problems];
  if (hasErrors(problems)) throw new BuildError(problems);
  const themed = { ...files, themes: assets.themes };
  problems.push(...coarsePictures(outline, assets.pictureFacts));
  problems.push(...coarsePortraits(outline, assets.portraitFacts));
  problems.push(...themeProblems(themed, outline.deck.theme.name), ...unknownNamesIn(deck, files));
  const printed = [textOf(templates), textsIn(deck), brand?.footer?.text ?? ''].join('');
  const embedding = fonts.embed(markdown, folder, printed, assets.brandFonts);
  embedding.catch(() => {});
  const rendered = toHtml(markdown, templates);
  await pause?.();
  const embedded = await embedding;
  return {
    outline,
    whole: deck,
    deck,
    rendered,
    draw: async (plan, only) => {
      const again = await write(plan, only);
      return { deck: again.deck, rendered: toHtml(again.markdown, templates) };
    },
    fontCss: embedded.css,
    templates,
    problems: [...problems, ...embedded.problems],
  };
}

/** By key. */
function filesOf(videos: Assets['videos']): ReadonlyMap<string, VideoFile> {
  return new Map([...videos.values()].map((one) => [one.key, one]));
}

/** Names in the templates of the user's own kinds that their slides do not have. */
function unknownNamesIn({ slides }: Deck, files: TemplateFiles): Problem[] {
  return [...new Set(slides.map(({ kind }) => kind))].flatMap((kind) => {
    const { origin, slide, brief } = files.kinds.get(kind) ?? {};
    const schema = origin === 'own' ? outlineSchemaOf(files).kind(kind)?.schema : undefined;
    if (schema === undefined) return [];
    const templates = [slide, brief].filter((one) => one !== undefined);
    return templates.flatMap((template) => unknownNames({ kind, template, schema }));
  });
}

/** The text in the handout's templates, without tags; slides bring that of theirs. */
function textOf({ handout, kinds }: TemplateFiles): string {
  const templates = [...Object.values(handout), ...[...kinds.values()].map(({ brief }) => brief)];
  return templates
    .filter((one) => one !== undefined && one !== handout.style)
    .map((one) => one?.text.replace(/\{\{[\s\S]*?\}\}|<[^>]*>/g, '') ?? '')
    .join('');
}
