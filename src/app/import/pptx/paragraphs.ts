/** The paragraphs of a shape or a cell, as texts of an outline. */
import {
  attributeOf,
  childOf,
  childrenOf,
  type Element,
  numberOf,
  type ReadPackage,
  relationOf,
} from '../../../office/index.js';
import { literal } from '../draft.js';

/** The part that relations are looked up in. */
export interface Linked {
  readonly pack: ReadPackage;
  readonly path: string;
}

export interface ReadParagraph {
  readonly text: string;
  /** From 0. */
  readonly level: number;
  readonly isNumbered: boolean;
  readonly hasBullet: boolean;
}

/** @param isPlain true for notes, which take no marks */
export function paragraphsIn(shape: Element, linked: Linked, isPlain = false): ReadParagraph[] {
  const body = childrenOf(shape).find((one) => one.localName === 'txBody');
  return childrenOf(body, 'a', 'p').map((paragraph) => {
    const properties = childOf(paragraph, 'a', 'pPr');
    return {
      text: textOf(paragraph, linked, isPlain),
      level: numberOf(properties, 'lvl') ?? 0,
      isNumbered: childOf(properties, 'a', 'buAutoNum') !== undefined,
      hasBullet: ['buChar', 'buAutoNum'].some(
        (name) => childOf(properties, 'a', name) !== undefined,
      ),
    };
  });
}

interface Run {
  readonly mark: string;
  readonly href: string;
  readonly text: string;
}

function textOf(paragraph: Element, linked: Linked, isPlain: boolean): string {
  const runs = childrenOf(paragraph).flatMap((one) => runOf(one, linked, isPlain));
  // Where all of it is bold, that is its style.
  const isUniform = new Set(runs.map(({ mark }) => mark)).size === 1;
  return joined(runs)
    .map((run) => marked(isUniform ? { ...run, mark: '' } : run, isPlain))
    .join('')
    .replace(/[\s\v]+/g, ' ')
    .trim();
}

function runOf(one: Element, linked: Linked, isPlain: boolean): Run[] {
  const text = one.localName === 'br' ? ' ' : (childOf(one, 'a', 't')?.textContent ?? '');
  if (!/^(r|br|fld)$/.test(one.localName ?? '') || text === '') return [];
  if (isPlain) return [{ mark: '', href: '', text }];
  const properties = childOf(one, 'a', 'rPr');
  // The number of a source or a note, which does not stand here any more.
  if ((numberOf(properties, 'baseline') ?? 0) > 0 && /^\W*\d+\W*$/.test(text)) return [];
  const italic = attributeOf(properties, 'i') === '1' ? '*' : '';
  const mark = attributeOf(properties, 'b') === '1' ? '**' : italic;
  return [{ mark, href: addressOf(childOf(properties, 'a', 'hlinkClick'), linked), text }];
}

/** Neighbouring runs of one look are one: PowerPoint cuts them where it checks the spelling. */
function joined(runs: readonly Run[]): Run[] {
  const found: Run[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    const isSame = last && last.mark === run.mark && last.href === run.href;
    if (last && (isSame || run.text.trim() === '')) {
      found[found.length - 1] = { ...last, text: last.text + run.text };
    } else found.push(run);
  }
  return found;
}

function marked({ mark, href, text }: Run, isPlain: boolean): string {
  if (isPlain) return text;
  const [, before = '', inner = '', behind = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  const content = `${mark}${literal(inner)}${mark}`;
  return `${before}${href ? `[${content}](${href})` : content}${behind}`;
}

function addressOf(link: Element | undefined, { pack, path }: Linked): string {
  const id = link && relationOf(link);
  const relation = id ? pack.relations.get(path)?.find((one) => one.id === id) : undefined;
  return relation?.external && /^(https?:|mailto:)/i.test(relation.target) ? relation.target : '';
}
