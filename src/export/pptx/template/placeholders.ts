/** A layout's placeholders with what they inherit: where they are, and how their text is set. */

import { attributeOf, childOf, childrenOf, type Element, numberOf } from '../../../office/index.js';
import { type Box, pxOf, pxOfPoints } from '../opc/units.js';
import { lengthOf } from './length.js';

export interface TemplatePlaceholder {
  /** As in ECMA-376-1 §19.7.10; `obj` by default. */
  readonly type: string;
  /** What a slide's placeholder repeats to be joined to it. */
  readonly attributes: Readonly<Record<string, string>>;
  /** px. */
  readonly box: Box;
  /** Of its text, insets taken off. */
  readonly text: Box;
  /** How much wider than the page's its font sets Latin letters; 1 for most. */
  readonly wider: number;
  /** By level, from 0. */
  readonly levels: readonly PlaceholderLevel[];
}

/**
 * Mean advance of English text in common fonts that are wider than the page's Noto Sans, by the fonts'
 * own tables.
 */
const WIDER: Readonly<Record<string, number>> = {
  ...{ 'arial black': 1.22, 'century gothic': 1.04, consolas: 1.1, 'courier new': 1.2 },
  ...{ 'lucida sans unicode': 1.04, montserrat: 1.1, poppins: 1.1, raleway: 1.03, verdana: 1.11 },
};

export interface PlaceholderLevel {
  /** px. */
  readonly size: number;
  readonly bold: boolean;
  /** True where small letters are written as capitals. */
  readonly capitals: boolean;
  readonly margin: number;
  /** px for a height of text with this size. */
  readonly line: number;
  readonly before: number;
  /** False where no style says the size: then prompts alone show it, and slides must say it. */
  readonly isStyled: boolean;
  /** `l`, `ctr`, `r` or `just`. */
  readonly align: string;
  /** The text's colour, as an element such as `a:schemeClr`. */
  readonly color: Element | undefined;
}

/** The style of a level, from 0; deeper ones are like the last. */
export function levelIn({ levels }: TemplatePlaceholder, level: number): PlaceholderLevel {
  const found = levels[Math.min(level, levels.length - 1)];
  if (!found) throw new RangeError('a placeholder has no level');
  return found;
}

/** What a placeholder may inherit from, besides the master's placeholder of its type. */
export interface Inheritance {
  readonly master: readonly Element[];
  /** `p:txStyles`. */
  readonly styles: Element | undefined;
  /** `p:defaultTextStyle` of the presentation. */
  readonly plain: Element | undefined;
  /** Of Latin letters in headings and texts. */
  readonly fonts: { readonly major: string; readonly minor: string };
}

/** The shapes of a tree that are placeholders, those in groups too. */
export function placeholdersIn(tree: Element | undefined): Element[] {
  return childrenOf(tree).flatMap((one) => {
    if (one.localName === 'grpSp') return placeholdersIn(one);
    return placeholderElement(one) ? [one] : [];
  });
}

/** `p:ph` of a shape. */
export function placeholderElement(shape: Element): Element | undefined {
  const [visual] = childrenOf(shape).filter(({ localName }) => /^nv\w*Pr$/.test(localName ?? ''));
  return childOf(visual, 'p', 'nvPr', 'ph');
}

/** Where a shape is, px; undefined if not set. */
export function boxOfShape(shape: Element | undefined): Box | undefined {
  const properties = childrenOf(shape).find(({ localName }) =>
    ['spPr', 'grpSpPr'].includes(localName ?? ''),
  );
  const place = childOf(properties, 'a', 'xfrm') ?? childOf(shape, 'p', 'xfrm');
  const offset = childOf(place, 'a', 'off');
  const extent = childOf(place, 'a', 'ext');
  const [x, y] = [lengthOf(offset, 'x'), lengthOf(offset, 'y')];
  const [width, height] = [lengthOf(extent, 'cx'), lengthOf(extent, 'cy')];
  if (x === undefined || y === undefined || width === undefined || height === undefined)
    return undefined;
  return { x, y, width, height };
}

/** The type of the master's placeholder that one of a layout goes by (§19.3.1.36). */
function typeOnMaster(type: string): string {
  if (type === 'ctrTitle') return 'title';
  return ['title', 'dt', 'ftr', 'sldNum'].includes(type) ? type : 'body';
}

/** Reads a placeholder of a layout; undefined if neither it nor the master sets its place. */
export function templatePlaceholderOf(
  shape: Element,
  from: Inheritance,
): TemplatePlaceholder | undefined {
  const element = placeholderElement(shape);
  const type = attributeOf(element, 'type') ?? 'obj';
  const family = typeOnMaster(type);
  const parent = from.master.find((one) => attributeOf(placeholderElement(one), 'type') === family);
  const box = boxOfShape(shape) ?? boxOfShape(parent);
  if (!box) return undefined;
  const bodies = [shape, parent].map((one) => childOf(one, 'p', 'txBody'));
  const properties = bodies.map((one) => childOf(one, 'a', 'bodyPr'));
  const own = (name: string) =>
    properties.map((one) => attributeOf(one, name)).find((one) => one !== undefined);
  const inset = (name: string, usual: number) => pxOf(own(name) ?? '') ?? usual;
  const [left, right] = [inset('lIns', 9.6), inset('rIns', 9.6)];
  const [top, bottom] = [inset('tIns', 4.8), inset('bIns', 4.8)];
  const style = family === 'title' ? 'titleStyle' : family === 'body' ? 'bodyStyle' : 'otherStyle';
  const lists = [
    ...bodies.map((one) => childOf(one, 'a', 'lstStyle')),
    childOf(from.styles, 'p', style),
    from.plain,
  ];
  const attributes = Object.fromEntries(
    ['type', 'orient', 'sz', 'idx'].flatMap((name) => {
      const value = attributeOf(element, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return {
    type,
    attributes,
    box,
    text: {
      x: box.x + left,
      y: box.y + top,
      width: Math.max(1, box.width - left - right),
      height: Math.max(1, box.height - top - bottom),
    },
    wider: WIDER[from.fonts[family === 'title' ? 'major' : 'minor'].trim().toLowerCase()] ?? 1,
    levels: [1, 2, 3, 4, 5].map((level) => levelOf(level, lists, promptRuns(bodies, level))),
  };
}

/** What the first prompt of a level is set in: LibreOffice writes looks there, and no styles. */
function promptRuns(bodies: readonly (Element | undefined)[], level: number): Element[] {
  return bodies.flatMap((body) => {
    const [prompt] = childrenOf(body, 'a', 'p').filter(
      (one) => (numberOf(childOf(one, 'a', 'pPr'), 'lvl') ?? 0) === level - 1,
    );
    return childOf(prompt, 'a', 'r', 'rPr') ?? childOf(prompt, 'a', 'endParaRPr') ?? [];
  });
}

function levelOf(
  level: number,
  lists: readonly (Element | undefined)[],
  prompts: readonly Element[],
): PlaceholderLevel {
  const paragraphs = lists.flatMap((list) => childOf(list, 'a', `lvl${level}pPr`) ?? []);
  const styles = paragraphs.flatMap((one) => childOf(one, 'a', 'defRPr') ?? []);
  const isStyled = styles.some((one) => numberOf(one, 'sz') !== undefined);
  const runs = isStyled ? styles : [...styles, ...prompts];
  const first = <T>(values: readonly (T | undefined)[]) => values.find((one) => one !== undefined);
  const size = pxOfPoints(first(runs.map((one) => numberOf(one, 'sz'))) ?? 1800);
  const spacing = (name: string) => first(paragraphs.map((one) => childOf(one, 'a', name)));
  const length = (element: Element | undefined, usual: number): number => {
    const exact = numberOf(childOf(element, 'a', 'spcPts'), 'val');
    if (exact !== undefined) return pxOfPoints(exact);
    const percent = numberOf(childOf(element, 'a', 'spcPct'), 'val');
    return percent === undefined ? usual : (percent / 100000) * size * LINE;
  };
  const fill = first(runs.map((one) => childOf(one, 'a', 'solidFill')));
  return {
    size,
    isStyled,
    bold: first(runs.map((one) => attributeOf(one, 'b'))) === '1',
    capitals: first(runs.map((one) => attributeOf(one, 'cap'))) === 'all',
    margin: first(paragraphs.map((one) => lengthOf(one, 'marL'))) ?? 0,
    line: length(spacing('lnSpc'), size * LINE),
    before: length(spacing('spcBef'), 0),
    align: first(paragraphs.map((one) => attributeOf(one, 'algn'))) ?? 'l',
    color: childrenOf(fill)[0],
  };
}

/** Of a single line's height to the size of its text, in fonts that have Chinese. */
const LINE = 1.4;
