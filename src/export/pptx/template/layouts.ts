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
import {
  boxOfShape,
  type Inheritance,
  placeholderElement,
  placeholdersIn,
  type TemplatePlaceholder,
  templatePlaceholderOf,
} from './placeholders.js';
import {
  backgroundOf,
  colorOf,
  type NameMap,
  nameMapOf,
  type TemplateTheme,
  themeOf,
} from './theme.js';

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
  /** The colour behind its texts, `#rrggbb`; undefined where that is a picture. */
  readonly background: string | undefined;
  /** The colour of its body's text, or its master's. */
  readonly text: string;
  /** Where something is drawn that is no background: bars, logos; px. */
  readonly drawn: readonly Box[];
  /** Where things go on a layout that has no place for text: the usual one's of its master. */
  readonly body: Box | undefined;
}

interface Master {
  readonly root: Element;
  readonly tree: Element | undefined;
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
export function layoutsOfMasters(
  pack: ReadPackage,
  presentation: Element,
  size: { readonly width: number; readonly height: number },
): TemplateLayout[] {
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
    const master: Master = { root, tree, theme, names, from, size: slide };
    const layouts = listed(pack, path, root, 'sldLayoutIdLst').map((one) =>
      layoutOf(one, partOf(pack, one), master),
    );
    const usual = layouts.find(({ type }) => type === 'obj' || type === 'tx');
    const text = usual?.placeholders.find(isBody)?.text;
    return text ? layouts.map((one) => ({ ...one, body: text })) : layouts;
  });
  if (masters.flat().length === 0) {
    throw new OfficeFault('no-layouts', 'it has no slide layout', SAVE_AGAIN);
  }
  return masters.flat();
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

function layoutOf(path: string, root: Element, master: Master): TemplateLayout {
  const { theme, from, size } = master;
  const override = childOf(root, 'p', 'clrMapOvr', 'overrideClrMapping');
  const names = override ? nameMapOf(override) : master.names;
  const tree = childOf(root, 'p', 'cSld', 'spTree');
  const placeholders = placeholdersIn(tree).flatMap(
    (shape) => templatePlaceholderOf(shape, from) ?? [],
  );
  const shownMaster = attributeOf(root, 'showMasterSp') === '0' ? undefined : master.tree;
  const drawn = [...drawnShapes(shownMaster), ...drawnShapes(tree)];
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
    background: backgroundOf([root, master.root], drawn, context, size),
    text:
      (color && colorOf(color, context)) ??
      `#${theme.colors[names.get('tx1') as 'dk1'] ?? theme.colors.dk1}`,
    drawn: drawn.flatMap((shape) => {
      const box = boxOfShape(shape);
      return box && box.width * box.height < size.width * size.height * 0.5 ? [box] : [];
    }),
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

/** What a tree shows on its slides: all but placeholders. */
function drawnShapes(tree: Element | undefined): Element[] {
  const shapes = ['sp', 'pic', 'grpSp', 'graphicFrame', 'cxnSp'];
  return childrenOf(tree).filter(
    (one) => shapes.includes(one.localName ?? '') && !placeholderElement(one),
  );
}
