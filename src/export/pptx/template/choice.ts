/** Chooses a template's layout for a slide: the one that the outline names, or the usual one. */
import { nearest } from '../../../nearest.js';
import type { LayoutRequest } from '../../../outline/index.js';
import type { Problem } from '../../../problem.js';
import type { Size } from '../opc/units.js';
import { placeholderOfType, type TemplateLayout } from './layouts.js';
import { holdsContent, type LayoutSpace, spaceOf } from './space.js';

/** The form of layout that a slide needs. */
export type Form = 'cover' | 'section' | 'closing' | 'list' | 'free';

/** Gives the layout of a slide. */
export type Choice = (kind: string, form: Form) => TemplateLayout;

/**
 * What PowerPoint calls its own layouts, and companies theirs, in English, Chinese and Japanese; and
 * the types that PowerPoint gives them (ECMA-376-1 §19.7.15), which stay when they are renamed.
 */
const USUAL: Readonly<Record<Form, { readonly names: string; readonly types: readonly string[] }>> =
  {
    cover: {
      names: 'Title Slide|Cover|標題投影片|标题幻灯片|封面|タイトル スライド',
      types: ['title'],
    },
    section: {
      names:
        'Section Header|Section|Divider|Chapter|章節標題|區段標題|節標題|章節|节标题|章节|セクション見出し',
      types: ['secHead'],
    },
    closing: {
      names:
        'Closing|Closing Slide|End|End Slide|Thank You|Thanks|Back Cover|結尾|結語|封底|致謝|謝謝|感謝|结尾|结束|致谢|谢谢|感谢',
      types: [],
    },
    list: {
      names:
        'Title and Content|Title and Text|Title, Content|Content|標題及內容|標題及物件|標題與內容|標題和內容|內容|标题和内容|标题与内容|内容|タイトルとコンテンツ',
      types: ['obj', 'tx'],
    },
    free: {
      names: 'Title Only|只有標題|僅標題|仅标题|只有标题|タイトルのみ',
      types: ['titleOnly'],
    },
  };

/** The forms to take, in order, if there is no layout of a form. */
const FALLBACKS: Readonly<Record<Form, readonly Form[]>> = {
  cover: ['cover', 'section', 'free', 'list'],
  section: ['section', 'cover', 'free', 'list'],
  closing: ['closing', 'cover', 'section', 'free', 'list'],
  list: ['list', 'free'],
  free: ['free', 'list'],
};

function bare(name: string): string {
  return name.replace(/\s+/g, ' ').trim().toLowerCase();
}

/** A template's layouts, and the size of its slides. */
export interface LayoutSet {
  readonly layouts: readonly TemplateLayout[];
  readonly size: Size;
}

/** Whether a layout is named or typed as one of a form is. */
function isOfForm(layout: TemplateLayout, form: Form): boolean {
  const { names, types } = USUAL[form];
  return (
    bare(names)
      .split('|')
      .includes(bare(unnumbered(layout))) || types.includes(layout.type)
  );
}

/** Duplicated layouts are called `1_Title Only` by PowerPoint. */
function unnumbered({ name }: TemplateLayout): string {
  return name.replace(/^\d+_/, '');
}

/** Whether a layout is made for what opens or ends something: no content is put on it. */
export function isOpening(layout: TemplateLayout): boolean {
  const isNamed = [...OPENING_FORMS].some((form) => isOfForm(layout, form));
  return isNamed || placeholderOfType(layout, 'ctrTitle', 'subTitle') !== undefined;
}

/** The layout that is usual for a form: by name, by type, then by what it has space for. */
function usualLayout({ layouts, size }: LayoutSet, form: Form): TemplateLayout {
  const isContent = !OPENING_FORMS.has(form);
  const holds = (layout: TemplateLayout) =>
    !isContent || (holdsContent(spaceOf(layout, size, true)) && !isOpening(layout));
  for (const one of FALLBACKS[form]) {
    const names = bare(USUAL[one].names).split('|');
    const found =
      layouts.find((layout) => names.includes(bare(unnumbered(layout))) && holds(layout)) ??
      layouts.find((layout) => USUAL[one].types.includes(layout.type) && holds(layout));
    if (found) return found;
  }
  const [first] = layouts;
  if (!first) throw new RangeError('a template without layouts was let through');
  // A cover without name and type has a subtitle; else what comes first is one.
  if (!isContent) return layouts.find(isOpening) ?? first;
  const rank = (layout: TemplateLayout) => rankOf(layout, spaceOf(layout, size, true));
  const ranks = new Map(layouts.map((layout) => [layout, rank(layout)]));
  return layouts.reduce((best, one) =>
    (ranks.get(one) ?? 0) > (ranks.get(best) ?? 0) ? one : best,
  );
}

/** How well a layout serves content: the title on top first, then the area. */
function rankOf(layout: TemplateLayout, { share, title, body }: LayoutSpace): number {
  const isTitled = placeholderOfType(layout, 'title', 'ctrTitle') !== undefined;
  const hasTitle = isTitled ? (title ? 0 : 1) : 0.5;
  return hasTitle + Math.min(share, 0.6) + (body ? 0.1 : 0) - (isOpening(layout) ? 1 : 0);
}

/** Slides that open or end something: `default` in the outline does not apply to them. */
export const OPENING_FORMS: ReadonlySet<Form> = new Set(['cover', 'section', 'closing']);

/**
 * Matches the outline's choices with the layouts.
 *
 * @param kinds all kinds that there are
 * @returns the choice, and an error for each layout or kind that is not there
 */
export function chooseLayouts(
  set: LayoutSet,
  requests: readonly LayoutRequest[],
  kinds: readonly string[],
): { readonly choose: Choice; readonly problems: readonly Problem[] } {
  const { layouts } = set;
  const problems: Problem[] = [];
  const usual = new Map<Form, TemplateLayout>();
  const asked = new Map<string, TemplateLayout>();
  for (const { kind, name, keyPlace, place } of requests) {
    const layout = layoutNamed(layouts, name);
    if (kind !== 'default' && !kinds.includes(kind)) {
      problems.push({
        ...{ severity: 'error', code: 'pptx-template/unknown-kind', place: keyPlace },
        message: `There is no kind “${kind}” to give a layout`,
        hint: hintFor(kind, [...kinds, 'default']),
      });
    } else if (layout) asked.set(kind, layout);
    else {
      problems.push({
        ...{ severity: 'error', code: 'pptx-template/unknown-layout', place },
        message: `The template has no layout “${name}”`,
        hint: hintFor(name, namesOf(layouts)),
      });
    }
  }
  const usualOf = (form: Form): TemplateLayout => {
    const found = usual.get(form) ?? usualLayout(set, form);
    usual.set(form, found);
    return found;
  };
  const choose: Choice = (kind, form) =>
    asked.get(kind) ??
    (OPENING_FORMS.has(form) ? undefined : asked.get('default')) ??
    usualOf(form);
  return { choose, problems };
}

function hintFor(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  const list = `There are: ${known.join(', ')}.`;
  return near ? `Did you mean “${near}”? ${list}` : list;
}

/** The layouts' names, those of a second master with the same ones behind their theme's. */
function namesOf(layouts: readonly TemplateLayout[]): string[] {
  return layouts.map((layout, index) => {
    const isFirst = layouts.findIndex(({ name }) => name === layout.name) === index;
    return isFirst ? layout.name : qualified(layout);
  });
}

function qualified({ theme, name }: TemplateLayout): string {
  return `${theme.name} / ${name}`;
}

function layoutNamed(layouts: readonly TemplateLayout[], name: string): TemplateLayout | undefined {
  return (
    layouts.find((one) => one.name === name) ??
    layouts.find((one) => bare(one.name) === bare(name)) ??
    layouts.find((one) => bare(qualified(one)) === bare(name))
  );
}
