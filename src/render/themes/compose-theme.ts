/** Composes a theme: resolves its imports, on our base rules, without external addresses. */
import postcss, { type AtRule, type ChildNode, type Root } from 'postcss';
import { nearest } from '../../nearest.js';
import { BuildError, type Place, type Problem } from '../../problem.js';
import {
  addressIn,
  importedAddress,
  isImport,
  placeOnLine,
  type Source,
} from '../../read/index.js';
import { paletteOf } from './palette.js';

/** Marp's themes remove the margins of a slide's first and last elements, which the kinds set. */
const FIRST_AND_LAST = /^section(\[[^\]]*\])?\s*>\s*(header)?:(first|last|nth)/;

/** Our rules, which the kinds need in every theme. */
const BASE = 'fireside';

export interface ThemeSheets {
  /** Those of `templates/themes` and the deck's. */
  readonly themes: ReadonlyMap<string, Source>;
  /** The CSS of Marp's theme of that name. */
  readonly marp: (name: string) => string | undefined;
}

/**
 * The CSS of a theme. `@import "name"` includes another theme; its own name means Marp's. A theme that
 * imports none of ours gets our rules before it, so that it need not know the kinds.
 * @throws BuildError if an import names no theme
 */
export function composeTheme(name: string, sheets: ThemeSheets): string {
  const seen: string[] = [];
  const root = expand(name, [], seen, sheets);
  const isOnBase = seen.includes(BASE);
  const base = isOnBase ? '' : expand(BASE, [], seen, sheets).toString();
  const own = sheets.themes.get(name)?.text ?? '';
  return [base, withOurFonts(root).toString(), paletteOf(postcss.parse(own))]
    .filter((part) => part !== '')
    .join('\n')
    .replace(/@(theme|auto-scaling)[ \t]+\S+/g, '');
}

/** @param place of the import */
function expand(
  name: string,
  path: readonly string[],
  seen: string[],
  sheets: ThemeSheets,
  place?: Place,
): Root {
  // A theme that imports its own name extends Marp's.
  const ours = path.includes(name) ? undefined : sheets.themes.get(name);
  const isMarps = ours === undefined;
  const text = ours?.text ?? sheets.marp(name);
  if (text === undefined) throw new BuildError([noTheme(name, path, sheets, place)]);
  seen.push(name);
  const root = postcss.parse(text);
  if (isMarps) {
    root.walkRules(FIRST_AND_LAST, (rule) => void rule.remove());
    // Against the colour that Shiki writes into the tag; it would take the kinds' as well.
    root.walkDecls('background-color', (one) => void (one.important && one.remove()));
  }
  root.walkAtRules(/^(import|import-theme|charset)$/, (rule) => {
    const wanted = rule.name === 'charset' ? undefined : themeIn(rule);
    if (wanted === undefined) rule.remove();
    else {
      const at =
        ours && placeOnLine(ours, rule.source?.start?.line ?? 1, rule.source?.start?.column);
      rule.replaceWith(...nodesOf(expand(wanted, [...path, name], seen, sheets, at)));
    }
  });
  return root;
}

function nodesOf(root: Root): ChildNode[] {
  return root.nodes.map((node) => node.clone());
}

/** The name in `@import "name"`; addresses are none. */
function themeIn({ params }: AtRule): string | undefined {
  if (importedAddress(params) !== undefined) return undefined;
  return /^["']([^"']+)["']/.exec(params)?.[1];
}

function noTheme(
  name: string,
  path: readonly string[],
  { themes }: ThemeSheets,
  place: Place | undefined,
): Problem {
  const known = [...themes.keys()].filter((one) => !path.includes(one));
  const near = nearest(name, known);
  return {
    severity: 'error',
    code: 'theme/import',
    message: `The theme “${path.at(-1)}” imports “${name}”, and there is no such theme`,
    hint: near
      ? `Did you mean \`@import "${near}"\`?`
      : 'Import one of ours (`fireside themes` lists them), default, gaia, uncover or one of templates/themes.',
    ...(place ? { place } : {}),
  };
}

/** A theme's fonts may lack Chinese or not be installed: ours come last. */
function withOurFonts(root: Root): Root {
  root.walkDecls('font-family', (declaration) => {
    const isFontFace = (declaration.parent as AtRule | undefined)?.name === 'font-face';
    const isAlone = /var\(--(sans|serif|mono)\)|^(inherit|initial|unset|revert)$/.test(
      declaration.value,
    );
    if (!isFontFace && !isAlone) declaration.value += ', var(--sans)';
  });
  return root;
}

/** CSS that loads nothing. */
export function withoutAddresses(css: string): string {
  if (addressIn(css) === undefined && !/@import/i.test(css)) return css;
  const root = postcss.parse(css);
  root.walkAtRules((rule) => {
    if (isImport(rule) && importedAddress(rule.params) !== undefined) rule.remove();
  });
  root.walkDecls((declaration) => {
    if (addressIn(declaration.value) !== undefined) declaration.remove();
  });
  return root.toString();
}
