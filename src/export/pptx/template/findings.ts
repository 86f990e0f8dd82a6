/** What a template's layouts are good for: which carries what, and what will not look as it should. */
import type { Place, Problem } from '../../../problem.js';
import type { Size } from '../opc/units.js';
import { svgOf } from './backdrop.js';
import { type Choice, type Form, isOpening, OPENING_FORMS } from './choice.js';
import { paletteOf } from './colors.js';
import { placeholderOfType, type TemplateLayout } from './layouts.js';
import { levelIn } from './placeholders.js';
import { freeBeside, isLarge, type LayoutSpace, spaceOf } from './space.js';

/** What slides take a layout: those that open or end something, one list, all others. */
export const FORMS = ['cover', 'section', 'closing', 'list', 'free'] as const satisfies Form[];

export interface LayoutUse {
  readonly form: Form;
  readonly layout: string;
  /** Of the slide, for content; from 0 to 1. Undefined for what has only a title and lines. */
  readonly share?: number;
  /** The smallest text that content may get, px of a slide 720 high. */
  readonly smallestText?: number;
  readonly findings: readonly LayoutFinding[];
}

export interface LayoutFinding {
  readonly code:
    | 'no-layout'
    | 'low-title'
    | 'small'
    | 'mixed-background'
    | 'no-title'
    | 'no-number';
  readonly text: string;
}

export interface TemplateReport {
  /** Of a slide, px. */
  readonly size: Size;
  readonly layouts: readonly ReportedLayout[];
  readonly uses: readonly LayoutUse[];
}

export interface ReportedLayout {
  readonly name: string;
  readonly theme: string;
  readonly forms: readonly Form[];
  /** What it draws, as an SVG document. */
  readonly svg: string;
  /** Where the title and the content of a slide go, px. */
  readonly title: LayoutSpace['title'];
  readonly area: LayoutSpace['area'];
}

interface ReadTemplate {
  readonly layouts: readonly TemplateLayout[];
  readonly size: Size;
  readonly choose: Choice;
}

/** The smallest text of a page's content, and its content's width and height; px of 1280 × 720. */
const PAGE = { text: 22, width: 1120, height: 400 } as const;
/** A thumbnail's width, px. */
const THUMBNAIL = 480;

/** Describes a template; the outline's own `layouts` count. */
export function templateReport(template: ReadTemplate): TemplateReport {
  const { layouts, size } = template;
  const chosen = FORMS.map((form) => [form, template.choose(kindOfForm(form), form)] as const);
  const height = Math.round((THUMBNAIL * size.height) / size.width);
  return {
    size,
    uses: chosen.map(([form, layout]) => useOf(form, layout, size)),
    layouts: layouts.map((layout) => {
      const own = placeholderOfType(layout, 'title', 'ctrTitle');
      const forms = chosen.flatMap(([form, one]) => (one === layout ? [form] : []));
      const isCover = forms.some((form) => OPENING_FORMS.has(form)) || isOpening(layout);
      const space = isCover ? freeBeside(layout, size) : spaceOf(layout, size, own !== undefined);
      return {
        name: layout.name,
        theme: layout.theme.name,
        forms,
        svg: svgOf(layout.svg.background + layout.svg.shapes, size, THUMBNAIL, height),
        title: space.title ?? own?.box,
        area: space.area,
      };
    }),
  };
}

/** A kind that takes a layout of a form. */
export function kindOfForm(form: Form): string {
  return form === 'list' ? 'points' : form === 'free' ? 'default' : form;
}

function useOf(form: Form, layout: TemplateLayout, size: Size): LayoutUse {
  const own = placeholderOfType(layout, 'title', 'ctrTitle');
  const isContent = !OPENING_FORMS.has(form);
  const space = isContent ? spaceOf(layout, size, own !== undefined) : freeBeside(layout, size);
  const { area, share, title, body } = space;
  const perPage = 720 / size.height;
  const scale = Math.min(size.width / 1280, area.width / PAGE.width, area.height / PAGE.height);
  const isList = form === 'list' && body !== undefined;
  const text = isList ? levelIn(body, 0).size : PAGE.text * scale;
  const findings: LayoutFinding[] = [];
  const find = (code: LayoutFinding['code'], text_: string) => findings.push({ code, text: text_ });
  if (isContent && isOpening(layout))
    find('no-layout', 'no layout is made for content: one for covers has to serve');
  if (!own) find('no-title', 'it has no title: titles are drawn with the content');
  else if (title)
    find('low-title', 'its title is low or large: it moves to the top of the content');
  if (isContent && !isList && !isLarge(space))
    find('small', `${Math.round(share * 100)} % of it are free for content`);
  if (isContent && paletteOf(layout, area).needsPlate)
    find('mixed-background', 'no text can be read on all that is behind: content gets a surface');
  if (isContent && !placeholderOfType(layout, 'sldNum'))
    find('no-number', 'it has no place for the slide’s number');
  return {
    ...{ form, layout: layout.name, findings },
    ...(isContent
      ? { share: Math.round(share * 100) / 100, smallestText: Math.round(text * perPage) }
      : {}),
  };
}

/** What a finding is worth telling before a deck is made. */
const WARNED: ReadonlySet<LayoutFinding['code']> = new Set(['no-layout', 'low-title', 'small']);

const NOUNS: Readonly<Record<Form, string>> = {
  cover: 'Covers',
  section: 'Sections',
  closing: 'Closing slides',
  list: 'Slides of one list',
  free: 'Slides with content',
};

/** Warnings where slides with content will not look as they should. */
export function layoutWarnings(
  { uses }: TemplateReport,
  path: string,
  place: Place | undefined,
): Problem[] {
  const seen = new Set<string>();
  return uses.flatMap(({ form, layout, findings }) =>
    findings
      .filter(({ code }) => WARNED.has(code) && !OPENING_FORMS.has(form))
      .flatMap(({ code, text }): Problem[] => {
        if (seen.has(`${layout} ${code}`)) return [];
        seen.add(`${layout} ${code}`);
        return [
          {
            severity: 'warning',
            code: `pptx-template/${code}`,
            message: `${NOUNS[form]} take the layout “${layout}” of “${path}”: ${text}`,
            hint: `\`fireside template ${path}\` shows all layouts; name a better one under \`layouts:\`.`,
            ...(place ? { place } : {}),
          },
        ];
      }),
  );
}
