/** A template's masters and layouts, as far as slides depend on them. */

import {
  attributeOf,
  childOf,
  childrenOf,
  type Element,
  kindOf,
  lacks,
  OfficeFault,
  type ReadPackage,
  relationOf,
  rootOf,
  SAVE_AGAIN,
} from '../../../office/index.js';
import type { Box } from '../opc/units.js';
import { type Backdrop, backdropsOf } from './backdrop.js';
import { type DrawingPart, type LayoutSvg, layoutSvg, type PictureOf } from './layout-svg.js';
import {
  type Inheritance,
  placeholdersIn,
  type TemplatePlaceholder,
  templatePlaceholderOf,
} from './placeholders.js';
import { colorOf, type NameMap, nameMapOf, type TemplateTheme, themeOf } from './theme.js';

export interface TemplateLayout {
  readonly path: string;
  /** As PowerPoint's list of layouts shows it. */
  readonly name: string;
  /** ECMA-376-1 §19.7.15; `cust` by default. */
  readonly type: string;
  readonly theme: TemplateTheme;
  readonly placeholders: readonly TemplatePlaceholder[];
  /** Maps its slides' colour names to the theme's. */
  readonly names: NameMap;
  /** True where these are not its master's. */
  readonly overrides: boolean;
  /** What it draws. */
  readonly svg: LayoutSvg;
  readonly backdrop: Backdrop;
  /** The colour of its body's text, or its master's. */
  readonly text: string;
  /** Where things go on a layout that has no place for text: the usual one's of its master. */
  readonly body: Box | undefined;
}

type UndrawnLayout = Omit<TemplateLayout, 'backdrop'>;

interface Master {
  readonly drawing: DrawingPart;
  readonly theme: TemplateTheme;
  readonly names: NameMap;
  readonly from: Inheritance;
  readonly size: Box;
}

/**
 * Reads the layouts of all masters in the order of PowerPoint's list.
 *
 * @param presentation its part's root
 * @param size of a slide, px
 * @throws OfficeFault if there is none, or one refers to nothing
 */
export async function layoutsOfMasters(
  pack: ReadPackage,
  presentation: Element,
  size: { readonly width: number; readonly height: number },
): Promise<TemplateLayout[]> {
  const plain = childOf(presentation, 'p', 'defaultTextStyle');
  const slide = { x: 0, y: 0, ...size };
  const masters = listed(pack, pack.document, presentation, 'sldMasterIdLst').map((path) => {
    const root = partOf(pack, path);
    const tree = childOf(root, 'p', 'cSld', 'spTree');
    const themePart = pack.relations.get(path)?.find((one) => kindOf(one) === 'theme');
    if (!themePart) throw lacks(`a theme of ${path}`);
    const theme = themeOf(partOf(pack, themePart.target));
    const names = nameMapOf(childOf(root, 'p', 'clrMap'));
    const styles = childOf(root, 'p', 'txStyles');
    const from = { master: placeholdersIn(tree), styles, plain, fonts: theme.fonts };
    const drawing = { root, pictureOf: picturesOf(pack, path) };
    const master: Master = { drawing, theme, names, from, size: slide };
    const layouts = listed(pack, path, root, 'sldLayoutIdLst').map((one) =>
      layoutOf(one, { root: partOf(pack, one), pictureOf: picturesOf(pack, one) }, master),
    );
    const usual = layouts.find(({ type }) => type === 'obj' || type === 'tx');
    const text = usual?.placeholders.find(isBody)?.text;
    return text ? layouts.map((one) => ({ ...one, body: text })) : layouts;
  });
  if (masters.flat().length === 0) {
    throw new OfficeFault('no-layouts', 'it has no slide layout', SAVE_AGAIN);
  }
  const layouts = masters.flat();
  const backdrops = await backdropsOf(
    layouts.map(({ svg }) => svg),
    size,
  );
  return layouts.flatMap((layout, index) => {
    const backdrop = backdrops[index];
    return backdrop ? [{ ...layout, backdrop }] : [];
  });
}

/** Pictures that a browser can draw. */
function picturesOf({ relations, parts }: ReadPackage, path: string): PictureOf {
  return (relation) => {
    const found = relations.get(path)?.find(({ id, external }) => id === relation && !external);
    const part = found && parts.get(found.target);
    const isDrawn = part && /^image\/(png|jpe?g|gif|svg\+xml|webp)$/.test(part.contentType);
    return isDrawn ? { bytes: part.bytes, type: part.contentType } : undefined;
  };
}

/** The parts that a list such as `p:sldLayoutIdLst` names, in order. */
function listed(pack: ReadPackage, path: string, root: Element, list: string): string[] {
  const relations = pack.relations.get(path) ?? [];
  return childrenOf(childOf(root, 'p', list)).map((one) => {
    const relation = relations.find(({ id }) => id === relationOf(one));
    if (!relation) throw lacks(`what ${path} names`);
    return relation.target;
  });
}

/** @throws OfficeFault if the part is missing or cannot be read */
export function partOf(pack: ReadPackage, path: string): Element {
  const part = pack.parts.get(path);
  if (!part) throw lacks(path);
  return rootOf(path, part.bytes);
}

function layoutOf(path: string, drawing: DrawingPart, master: Master): UndrawnLayout {
  const { root } = drawing;
  const { theme, from, size } = master;
  const override = childOf(root, 'p', 'clrMapOvr', 'overrideClrMapping');
  const names = override ? nameMapOf(override) : master.names;
  const tree = childOf(root, 'p', 'cSld', 'spTree');
  const placeholders = placeholdersIn(tree).flatMap(
    (shape) => templatePlaceholderOf(shape, from) ?? [],
  );
  const bodies = from.master.flatMap((shape) => templatePlaceholderOf(shape, from) ?? []);
  const body = bodies.find(({ type }) => type === 'body');
  const color = (placeholders.find(isBody) ?? body)?.levels[0]?.color;
  const context = { theme, names };
  return {
    path,
    name: attributeOf(childOf(root, 'p', 'cSld'), 'name') ?? '',
    type: attributeOf(root, 'type') ?? 'cust',
    theme,
    placeholders,
    names,
    overrides: override !== undefined,
    svg: layoutSvg(drawing, master.drawing, context, size),
    text:
      (color && colorOf(color, context)) ??
      `#${theme.colors[names.get('tx1') as 'dk1'] ?? theme.colors.dk1}`,
    body: body?.text,
  };
}

/** The placeholder of some types, the first that there is. */
export function placeholderOfType(
  { placeholders }: TemplateLayout,
  ...types: readonly string[]
): TemplatePlaceholder | undefined {
  return placeholders.find(({ type }) => types.includes(type));
}

/** Whether a placeholder takes a list: a text, or anything. */
export function isBody({ type }: TemplatePlaceholder): boolean {
  return type === 'body' || type === 'obj';
}
