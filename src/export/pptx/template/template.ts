/** A company's own PowerPoint file, opened to build a deck on. */

import {
  attributeOf,
  childOf,
  type Element,
  kindOf,
  OfficeFault,
  type ReadPackage,
  SAVE_AGAIN,
} from '../../../office/index.js';
import type { LayoutRequest, PptxRequest } from '../../../outline/index.js';
import type { Place, Problem } from '../../../problem.js';
import { readPptxTemplate } from '../../../read/index.js';
import type { PackageBase } from '../opc/package.js';
import { type Choice, chooseLayouts } from './choice.js';
import { layoutWarnings, templateReport } from './findings.js';
import { layoutsOfMasters, partOf, type TemplateLayout } from './layouts.js';
import { lengthOf } from './length.js';
import { copiedParts, readTemplatePackage } from './package.js';

export interface CompanyTemplate {
  /** @internal */
  readonly pack: ReadPackage;
  /** Its parts that go into the deck. @internal */
  readonly base: PackageBase;
  /** The root of the presentation's part. @internal */
  readonly presentation: Element;
  /** Of a slide, px. */
  readonly size: { readonly width: number; readonly height: number };
  readonly firstNumber: number;
  /** @internal */
  readonly layouts: readonly TemplateLayout[];
  /** The path of its notes master, if it has one. */
  readonly notesMaster: string | undefined;
  /** Which layout a slide takes. @internal */
  readonly choose: Choice;
}

export interface OpenedTemplate {
  /** There unless a problem is an error. */
  readonly template: CompanyTemplate | undefined;
  readonly problems: readonly Problem[];
}

/** What the outline, or the command line, says of a template. */
export interface TemplateRequest {
  readonly bytes: Uint8Array;
  /** For messages. */
  readonly path: string;
  readonly place?: Place | undefined;
  readonly layouts: readonly LayoutRequest[];
  /** All kinds of slide. */
  readonly kinds: readonly string[];
}

/**
 * Reads a .potx, .pptx or .ppsx and chooses its layouts. A file that cannot be built on, and a
 * layout or a kind that is not there, are problems: of the place that names them.
 */
export async function openTemplate(request: TemplateRequest): Promise<OpenedTemplate> {
  const { bytes, path, place, layouts: requests, kinds } = request;
  try {
    const read = await readTemplate(bytes);
    const { choose, problems } = chooseLayouts(read, requests, kinds);
    if (problems.length > 0) return { template: undefined, problems };
    const template = { ...read, choose };
    const warnings = layoutWarnings(templateReport(template), path, place);
    return { template, problems: [...warnings, ...shapeNote(read.size, path, place)] };
  } catch (error) {
    if (!(error instanceof OfficeFault)) throw error;
    const { code, message, hint } = error;
    const problem: Problem = {
      severity: 'error',
      code: `pptx-template/${code}`,
      message: `The template “${path}” cannot be used: ${message}`,
      hint,
      ...(place ? { place } : {}),
    };
    return { template: undefined, problems: [problem] };
  }
}

/** Slides of another shape leave the content less space: a note, nothing to fix. */
function shapeNote(
  { width, height }: CompanyTemplate['size'],
  path: string,
  place: Place | undefined,
): Problem[] {
  if (Math.abs(width / height - 16 / 9) < 0.02) return [];
  const inches = (px: number) => Math.round((px / 96) * 100) / 100;
  const shape =
    Math.abs(width / height - 4 / 3) < 0.02 ? '4:3' : `${inches(width)} × ${inches(height)} inches`;
  return [
    {
      severity: 'note',
      code: 'pptx-template/shape',
      message: `The slides of “${path}” are ${shape}, the deck’s 16:9: what is drawn on them is set smaller in PowerPoint`,
      hint: 'A template of 16:9 has more space for it.',
      ...(place ? { place } : {}),
    },
  ];
}

type ReadTemplate = Omit<CompanyTemplate, 'choose'>;

/** Reading takes some hundredths of a second, and a preview asks at each save: by bytes. */
let last: { readonly bytes: Uint8Array; readonly read: ReadTemplate } | undefined;

async function readTemplate(bytes: Uint8Array): Promise<ReadTemplate> {
  if (last && Buffer.compare(last.bytes, bytes) === 0) return last.read;
  const pack = readTemplatePackage(bytes);
  const presentation = partOf(pack, pack.document);
  const size = slideSizeOf(presentation);
  const own = pack.relations.get(pack.document) ?? [];
  const read: ReadTemplate = {
    pack,
    base: copiedParts(pack),
    presentation,
    size,
    firstNumber: firstNumberOf(presentation),
    layouts: await layoutsOfMasters(pack, presentation, size),
    notesMaster: own.find((one) => kindOf(one) === 'notesMaster')?.target,
  };
  last = { bytes, read };
  return read;
}

export interface CompanyRequest {
  /** The path that a command line names, from the folder it runs in; it outweighs the outline's. */
  readonly asked: string | undefined;
  /** What the outline says. */
  readonly request: PptxRequest | undefined;
  /** All kinds of slide. */
  readonly kinds: readonly string[];
  /** Called with the file before it is read or looked for. */
  readonly onRead: (path: string) => void;
}

/**
 * @param folder the outline's
 * @returns the template, if one is named; problems are errors
 */
export async function companyTemplate(
  folder: string,
  { asked, request, kinds, onRead }: CompanyRequest,
): Promise<OpenedTemplate> {
  const layouts = request?.layouts ?? [];
  const own = asked === undefined ? request?.template : { path: asked };
  if (own === undefined) return { template: undefined, problems: layoutsAlone(layouts) };
  const start = asked === undefined ? folder : '.';
  const { bytes, problems } = await readPptxTemplate(start, own, onRead);
  if (bytes === undefined) return { template: undefined, problems };
  return openTemplate({ ...own, bytes, layouts, kinds });
}

function layoutsAlone([first]: readonly LayoutRequest[]): Problem[] {
  if (first === undefined) return [];
  return [
    {
      severity: 'error',
      code: 'pptx-template/none',
      message: 'Layouts are named, but no template that has them',
      hint: 'Add `template: company.potx` beside `layouts:`, or build with --pptx-template.',
      place: first.keyPlace,
    },
  ];
}

/** In px; PowerPoint's slides are from one inch to 56 (`ST_SlideSizeCoordinate`). */
const [LEAST, MOST] = [96, 56 * 96];

/**
 * Of a slide, px.
 *
 * @throws OfficeFault if it is invalid
 */
function slideSizeOf(root: Element): { readonly width: number; readonly height: number } {
  const size = childOf(root, 'p', 'sldSz');
  if (size === undefined) return { width: 960, height: 720 };
  const length = (name: string): number => {
    const px = lengthOf(size, name);
    if (px !== undefined && px >= LEAST && px <= MOST) return px;
    const written = `${name}="${attributeOf(size, name) ?? ''}"`;
    throw new OfficeFault('broken', `its slides have no size (${written})`, SAVE_AGAIN);
  };
  return { width: length('cx'), height: length('cy') };
}

/** The number of the first slide: a deck may begin with 0. */
function firstNumberOf(root: Element): number {
  const number = Number(root.getAttribute('firstSlideNum') ?? 1);
  return Number.isInteger(number) ? number : 1;
}
