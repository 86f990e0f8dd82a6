/** All that needs no browser, in order: from the outline's path to rendered slides with fonts. */
import { dirname } from 'node:path';
import type { Deck, Plan } from '../deck/index.js';
import { buildDeck, forAudience, textsIn } from '../deck/index.js';
import type { CompanyRequest, CompanyTemplate, OpenedTemplate } from '../export/pptx/index.js';
import type { RenderedDeck } from '../fit/index.js';
import { unknownNames, withOwnPictures, writeMarkdown } from '../markdown/index.js';
import type { Outline, Values } from '../outline/index.js';
import {
  createIncrementalReader,
  outlineSchemaOf,
  parseOutline,
  type ReadYaml,
} from '../outline/index.js';
import { BuildError, hasErrors, type Problem } from '../problem.js';
import {
  createTemplateReader,
  findTheme,
  type PictureOptions,
  picturePlaceholders,
  readFailure,
  readPictures,
  readSource,
  readTemplates,
  type TemplateFiles,
} from '../read/index.js';
import { brandFor } from '../render/brand/index.js';
import type { FontEmbedder } from '../render/fonts/index.js';
import { createRenderer, type Render, render, themeProblems } from '../render/index.js';

/** The deck and its slides, as they are before anything is fitted. */
export interface CompiledDeck extends RenderedDeck {
  readonly outline: Outline;
  /** With no slide cut, whatever the deck is. */
  readonly whole: Deck;
  /** Draws the deck by another plan, or of it only the slides of some entries. */
  readonly draw: (plan: Plan, only?: ReadonlySet<number>) => Promise<RenderedDeck>;
  readonly fontCss: string;
  readonly templates: TemplateFiles;
  /** The PowerPoint file to build on, if there is one. */
  readonly pptxTemplate: CompanyTemplate | undefined;
  /** Warnings; an error is thrown. */
  readonly problems: readonly Problem[];
}

/** What who compiles again and again keeps: the result is the same without, and comes later. */
export interface CompileCache {
  readonly render: Render;
  readonly readTemplates: typeof readTemplates;
  /** @internal */
  readonly readYaml?: ReadYaml;
}

/**
 * A memory for one outline, or for many that share their templates. Of decks that change again and
 * again it may come to hold some 250 MB.
 */
export function createCompileCache(): CompileCache {
  return {
    render: createRenderer(),
    readTemplates: createTemplateReader(),
    readYaml: createIncrementalReader(),
  };
}

const NO_MEMORY: CompileCache = { render, readTemplates };

export interface CompileOptions {
  /** The language to build; the deck's own where nothing is said. */
  readonly lang?: string | undefined;
  /** Values of the outline's vars, which outweigh its own. */
  readonly set?: Values | undefined;
  /** Leave out what the audience is not to have. */
  readonly audience?: boolean;
  /** Awaited between the stages, for others on this thread that wait for their turn. */
  readonly pause?: (() => Promise<unknown>) | undefined;
  /** Called with each file and folder before it is read or looked for, also where that fails. */
  readonly onRead?: ((path: string) => void) | undefined;
  /** The PowerPoint file to build on, from this folder, instead of the outline's. */
  readonly pptxTemplate?: string | undefined;
  readonly memory?: CompileCache | undefined;
}

/**
 * @param path the outline's file; pictures and templates of its own lie beside it
 * @param fonts subsets the fonts while the slides are rendered; the caller closes it
 * @throws BuildError with all that is wrong
 */
export async function compile(
  path: string,
  fonts: FontEmbedder,
  options: CompileOptions = {},
): Promise<CompiledDeck> {
  // A file may go between two looks at it.
  return compileNow(path, fonts, options).catch((error: unknown): never => {
    throw readFailure(error);
  });
}

/**
 * The languages that an outline is in, the deck's own first; none where it cannot be read, which
 * compiling it tells.
 */
export async function languagesOf(path: string): Promise<readonly string[]> {
  try {
    const source = await readSource(path);
    return parseOutline(source, readTemplates(dirname(path))).languages?.all ?? [];
  } catch (error) {
    if (readFailure(error) instanceof BuildError) return [];
    throw error;
  }
}

async function compileNow(
  path: string,
  fonts: FontEmbedder,
  {
    lang,
    set,
    audience = false,
    pause = async () => {},
    onRead = () => {},
    memory = NO_MEMORY,
    pptxTemplate,
  }: CompileOptions,
): Promise<CompiledDeck> {
  const folder = dirname(path);
  onRead(path);
  const source = await readSource(path);
  const files = memory.readTemplates(folder, onRead);
  await pause();
  const parsed = parseOutline(source, files, { lang, set, onRead, readYaml: memory.readYaml });
  await pause();
  if (parsed.outline === undefined) throw new BuildError(parsed.problems);
  const outline = audience ? forAudience(parsed.outline) : parsed.outline;
  const theme = await findTheme(folder, outline.deck.theme, files.themes, onRead);
  const themed = { ...files, themes: theme.themes };
  const reading: PictureOptions = {
    onRead,
    lang: outline.deck.lang,
    embedFonts: (drawn) => fonts.subsetForSvg(drawn, outline.deck.lang, folder),
  };
  const own = await withOwnPictures(themed, outline.deck.theme.name, folder, reading);
  const branded = await brandFor(outline, folder, own.templates, reading);
  const { brand, templates } = branded;
  const pictures = await readPictures(folder, outline.pictures, reading);
  const shown = outline.people.flatMap(({ picture }) => picture ?? []);
  const portraits = await readPictures(folder, shown, { ...reading, mostPixels: PORTRAIT_PIXELS });
  const ofSlides = picturePlaceholders(pictures.uris);
  const ofPeople = picturePlaceholders(portraits.uris);
  const whole = new Map([...own.pictures, ...ofSlides.pictures, ...ofPeople.pictures]);
  const kinds = [...files.kinds.keys()];
  const request = outline.deck.pptx;
  const pptx = await templateFor(folder, { asked: pptxTemplate, request, kinds, onRead });
  const write = async (plan: Plan, only?: ReadonlySet<number>) => {
    const deck = buildDeck(outline, ofSlides.uris, plan, brand, ofPeople.uris);
    const slides = deck.slides.filter(({ entry }) => only === undefined || only.has(entry));
    const markdown = await writeMarkdown({ ...deck, slides }, templates, reading.embedFonts);
    return { deck, markdown: { ...markdown, pictures: whole } };
  };
  const { deck, markdown } = await write(new Map());
  await pause();
  const found = [parsed, theme, own, branded, portraits, pictures, pptx, markdown].flatMap(
    ({ problems }) => problems,
  );
  if (hasErrors(found)) throw new BuildError(found);
  found.push(...themeProblems(themed, outline.deck.theme.name), ...namesIn(deck, files));
  const also = [wordsOf(templates), textsIn(deck), brand?.footer?.text ?? ''].join('');
  const embedded = fonts.embed(markdown, folder, also, branded.fonts);
  embedded.catch(() => {});
  const rendered = memory.render(markdown, templates);
  await pause();
  const { css, problems } = await embedded;
  return {
    outline,
    whole: deck,
    deck,
    rendered,
    draw: async (plan, only) => {
      const again = await write(plan, only);
      return { deck: again.deck, rendered: memory.render(again.markdown, templates) };
    },
    fontCss: css,
    templates,
    pptxTemplate: pptx.template,
    problems: [...found, ...problems],
  };
}

/** Names that the templates of the deck's own kinds use, and their slides do not have. */
function namesIn({ slides }: Deck, files: TemplateFiles): Problem[] {
  return [...new Set(slides.map(({ kind }) => kind))].flatMap((kind) => {
    const { origin, slide, brief } = files.kinds.get(kind) ?? {};
    const schema = origin === 'own' ? outlineSchemaOf(files).kind(kind)?.schema : undefined;
    if (schema === undefined) return [];
    const templates = [slide, brief].filter((one) => one !== undefined);
    return templates.flatMap((template) => unknownNames({ kind, template, schema }));
  });
}

/** Beside a name a portrait is 100 pixels wide at most, and it stands on many slides. */
const PORTRAIT_PIXELS = 640;

/** Few decks have a PowerPoint file to build on: what reads it is loaded for these alone. */
async function templateFor(folder: string, request: CompanyRequest): Promise<OpenedTemplate> {
  if (request.asked === undefined && request.request === undefined) {
    return { template: undefined, problems: [] };
  }
  const { companyTemplate } = await import('../export/pptx/index.js');
  return companyTemplate(folder, request);
}

/** What the templates of the handout say themselves; slides say what theirs do. */
function wordsOf({ handout, kinds }: TemplateFiles): string {
  const templates = [...Object.values(handout), ...[...kinds.values()].map(({ brief }) => brief)];
  return templates
    .filter((one) => one !== undefined && one !== handout.style)
    .map((one) => one?.text.replace(/\{\{[\s\S]*?\}\}|<[^>]*>/g, '') ?? '')
    .join('');
}
