/** The steps of a build, in order: an outline's path becomes the files of one language. */
import type { DeckPage, PageRequest } from '../browser/index.js';
import type { Legibility } from '../browser/scene/index.js';
import type { Handout } from '../export/handout/index.js';
import type { OpenedTemplate } from '../export/pptx/index.js';
import type { OutputFile } from '../files/index.js';
import { handoutOf } from '../outline/index.js';
import { BuildError, hasErrors, type Problem } from '../problem.js';
import type { CompiledDeck } from './compile.js';
import type { LoadedOutline } from './load-outline.js';
import type { Options } from './options.js';
import { frameTaker, pictureStore } from './prepared-media.js';
import type { Tools } from './tools.js';

export interface BuiltDeck {
  readonly lang: string;
  readonly slides: number;
}

export interface LanguageBuild {
  readonly deck: BuiltDeck;
  readonly files: readonly OutputFile[];
  readonly compiled: CompiledDeck;
  /** A slide each; measured for a check. */
  readonly legibility: readonly Legibility[] | undefined;
  /** Warnings and notes; for a check, errors of slides that do not fit, too. */
  readonly problems: readonly Problem[];
}

/**
 * Modules are loaded when they are needed; the browser starts meanwhile.
 * @throws BuildError with the problems of the outline, or with what the machine lacks
 */
export async function buildLanguage(options: Options, tools: Tools): Promise<LanguageBuild> {
  const { loadOutline } = await import('./load-outline.js');
  const { compileOutline } = await import('./compile.js');
  const given = {
    ...options,
    pause: tools.pause,
    cache: tools.cache,
    takeFrame: options.needsBrowser ? frameTaker(tools.openPage) : undefined,
    store: pictureStore(options.env),
  };

  const loaded = await loadOutline(options.outline, given);
  const { template, problems } = await openPptxTemplate(loaded, options);
  const all = { ...loaded, problems: [...loaded.problems, ...problems] };
  const compiled = await compileOutline(all, tools.fonts, given);
  const page = options.needsBrowser ? await tools.openPage() : undefined;
  const fitted = page ? await fitSlides(compiled, page, options) : compiled;
  const handout = await composeHandout(fitted, options);
  const samples = await samplesFor(fitted, options, template);
  const output = page?.take({ ...pageRequest(options, handout), samples });
  const { exportFormats } = await import('./export-formats.js');
  options.onStep('writing the files');
  const exported = await exportFormats({ options, compiled: fitted, output, handout, template });

  return {
    deck: { lang: fitted.outline.deck.lang, slides: fitted.rendered.slides.length },
    files: exported.files,
    compiled: fitted,
    legibility: await output?.legibility,
    problems: [...fitted.problems, ...exported.problems],
  };
}

/** Opened before the slides are rendered, so that its errors are reported with all others. */
export async function openPptxTemplate(
  { outline, folder, templates }: LoadedOutline,
  { pptxTemplate: asked, formats, pptx, isCheck, onRead }: Options,
): Promise<OpenedTemplate> {
  const request = outline.deck.pptx;
  const isUsed = isCheck || (formats.has('pptx') && pptx === 'native');
  if (!isUsed || (asked === undefined && request === undefined)) {
    return { template: undefined, problems: [] };
  }
  const { companyTemplate } = await import('../export/pptx/index.js');
  return companyTemplate(folder, { asked, request, kinds: [...templates.kinds.keys()], onRead });
}

/**
 * Shows the slides on the page, smaller or split where they are too full.
 * @throws BuildError if a slide cannot be made to fit
 */
async function fitSlides(
  compiled: CompiledDeck,
  page: DeckPage,
  { onStep, isCheck }: Options,
): Promise<CompiledDeck> {
  onStep('laying out the slides');
  const { USUAL_TEXT_SIZE } = await import('../deck/index.js');
  const { withTextSizes } = await import('../render/index.js');
  // The size at which they are measured first: they are laid out once for both.
  const usual = compiled.rendered.slides.map(() => USUAL_TEXT_SIZE);
  await page.show(withTextSizes(compiled.rendered, usual), compiled.fontCss);
  onStep('fitting the slides');
  const { fitDeck } = await import('../fit/index.js');
  const { drawn, problems } = await fitDeck(compiled, compiled.draw, page);
  const all = [...compiled.problems, ...problems];
  // A check continues, to report all problems at once.
  if (hasErrors(all) && !isCheck) throw new BuildError(all);
  await page.show(drawn.rendered, compiled.fontCss);
  return { ...compiled, deck: drawn.deck, rendered: drawn.rendered, problems: all };
}

async function composeHandout(
  compiled: CompiledDeck,
  { formats, handout }: Options,
): Promise<Handout | undefined> {
  if (!formats.has('handout')) return undefined;
  const { composeHandout: compose } = await import('../export/handout/index.js');
  const { withFinalNumbers } = await import('../deck/index.js');
  const whole = withFinalNumbers(compiled.whole, compiled.deck);
  return compose({ ...compiled, whole }, handoutOf(compiled.outline.deck.handout, handout));
}

/** What our own PowerPoint master is designed from. */
async function samplesFor(
  { rendered, templates }: CompiledDeck,
  { formats, pptx }: Options,
  template: OpenedTemplate['template'],
): Promise<PageRequest['samples']> {
  if (!formats.has('pptx') || pptx !== 'native' || template) return undefined;
  const { designSamples } = await import('../render/index.js');
  return designSamples(rendered, templates);
}

/** PowerPoint shows slides on screens of twice the slide's size. */
const IMAGE_SCALE = 2;

function pageRequest(
  { formats, pptx, steps, isCheck }: Options,
  handout: Handout | undefined,
): PageRequest {
  const wantsImages = formats.has('png') || (formats.has('pptx') && pptx === 'image');
  return {
    pdf: formats.has('pdf'),
    lines: formats.has('html'),
    steps,
    scene: formats.has('pptx') && pptx === 'native',
    legibility: isCheck,
    imageScale: wantsImages ? IMAGE_SCALE : undefined,
    handout: handout?.html,
  };
}
