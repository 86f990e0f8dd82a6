/** Chooses a template's layout for a slide: the one that the outline names, or the usual one. */
import { nearest } from '../../../nearest.js';
import type { LayoutRequest } from '../../../outline/index.js';
import type { Problem } from '../../../problem.js';
import { placeholderOfType, type TemplateLayout } from './layouts.js';

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

/** The layout that is usual for a form: by name, by type, then the nearest form. */
function usualLayout(layouts: readonly TemplateLayout[], form: Form): TemplateLayout {
  for (const one of FALLBACKS[form]) {
    const { names, types } = USUAL[one];
    const wanted = bare(names).split('|');
    const found =
      // Duplicated layouts are called `1_Title Only` by PowerPoint.
      layouts.find(({ name }) => wanted.includes(bare(name.replace(/^\d+_/, '')))) ??
      layouts.find(({ type }) => types.includes(type));
    if (found) return found;
  }
  const titled = layouts.find((one) => placeholderOfType(one, 'title', 'ctrTitle'));
  const found = titled ?? layouts[0];
  if (!found) throw new RangeError('a template without layouts was let through');
  return found;
}

/** Slides that open or end something: `default` in the outline does not apply to them. */
const OPENING_FORMS: ReadonlySet<Form> = new Set(['cover', 'section', 'closing']);

/**
 * Matches the outline's choices with the layouts.
 *
 * @param kinds all kinds that there are
 * @returns the choice, and an error for each layout or kind that is not there
 */
export function chooseLayouts(
  layouts: readonly TemplateLayout[],
  requests: readonly LayoutRequest[],
  kinds: readonly string[],
): { readonly choose: Choice; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
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
  const choose: Choice = (kind, form) =>
    asked.get(kind) ??
    (OPENING_FORMS.has(form) ? undefined : asked.get('default')) ??
    usualLayout(layouts, form);
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
