/** Warns where YAML reads an outline without an error, but drops some of its text. */
import { isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { Problem } from '../../problem.js';
import type { Source } from '../../read/index.js';
import type { TextFault } from '../source/correction.js';
import type { JoinedOutline } from '../source/join-files.js';
import { lineAt } from '../source/lines.js';
import type { Path } from '../values/path.js';
import type { WalkResult } from '../values/walk.js';
import { listPitfalls } from './list-pitfalls.js';
import { placeAt } from './place-at.js';
import { asWritten, inQuotes } from './quoting.js';

/** @param walked says where a list belongs; what it has reported is not reported again */
export function yamlPitfalls(
  { contents, sourceOf, isBroken }: JoinedOutline,
  walked: WalkResult,
): Problem[] {
  // Places in a file that could not be read as a whole are unreliable.
  if (isBroken) return [];
  const problems: Problem[] = [];
  const report = (node: Node, faults: readonly (TextFault | undefined)[]): void => {
    for (const fault of faults) {
      if (fault === undefined) continue;
      const { code, message, hint, start, end } = fault;
      const place = placeAt(sourceOf(node), start, end);
      problems.push({ severity: 'warning', code: `outline/${code}`, message, hint, place });
    }
  };
  const visit = (node: Node | null, path: Path): void => {
    if (isMap(node)) {
      report(node, [doubledQuotes(node)]);
      for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
        visit(value, [...path, isScalar(key) ? String(key.value) : '']);
      }
    } else if (isSeq(node)) {
      // A number split by a comma is an error of its own.
      const isOfNumbers = walked.spot([...path, 0])?.schema.type === 'number';
      if (!isOfNumbers) report(node, listPitfalls(node, sourceOf(node).text));
      for (const [index, item] of node.items.entries()) {
        visit(item as Node | null, [...path, index]);
      }
    } else if (isScalar(node) && node.range && !walked.isReported(path)) {
      report(node, [scalarPitfall(node, sourceOf(node), path, walked)]);
    }
  };
  visit(contents, []);
  return problems;
}

function scalarPitfall(
  scalar: Scalar,
  source: Source,
  path: Path,
  walked: WalkResult,
): TextFault | undefined {
  const isItem = typeof path.at(-1) === 'number';
  const isList = !isItem && walked.spot(path)?.schema.type === 'array';
  return (
    (isList ? listAsText(scalar, source) : undefined) ??
    slideInNotes(scalar, source, path) ??
    swallowedLine(scalar, source, isItem) ??
    (walked.spot(path)?.schema.role === 'text' ? comment(scalar, source) : undefined)
  );
}

/** `The door #1 is locked`: the text after “ #” is a comment, even without a space. */
function comment(scalar: Scalar, { text }: Source): TextFault | undefined {
  const [start, end] = scalar.range ?? [0, 0];
  if (scalar.type !== 'PLAIN' || start === end) return undefined;
  const [, spaces = '', written] =
    /^([ \t]+)(#[^\s#!=-].*)/.exec(text.slice(end, lineAt(text, end).end)) ?? [];
  if (written === undefined) return undefined;
  const words = written.trimEnd();
  const from = Math.max(start, lineAt(text, end).start);
  const whole = inQuotes(text.slice(from, end + spaces.length + words.length).trim());
  return {
    code: 'comment',
    message: `“#” after a space begins a comment: \`${words}\` is not shown`,
    hint: `If it is text, put the whole in quotes: ${from === start ? keyBefore(text, start) : ''}${whole}. A comment has a space after “#”.`,
    start: end + spaces.length,
    end: end + spaces.length + words.length,
  };
}

/** `- sub` below a text, and deeper than it: YAML reads one continued text. */
function swallowedLine(scalar: Scalar, { text }: Source, isItem: boolean): TextFault | undefined {
  if (scalar.type !== 'PLAIN') return undefined;
  const line = lineIn(scalar, text, /\n[ \t]*(- .*)/);
  if (line === undefined) return undefined;
  const [from] = scalar.range ?? [0];
  const { start, end } = lineAt(text, from);
  const first = asWritten(text.slice(from, end).trim());
  const dash = text.slice(start, from).lastIndexOf('-');
  return {
    code: 'swallowed-item',
    message: 'This line is indented deeper than the text above, and becomes part of it',
    hint: isItem
      ? `Write ${dash} spaces before it, as before the item above. Write its points under \`- text: ${first}\`, in \`points:\`.`
      : 'Begin the text with “|” behind its key, and write it on the lines below: they then stay as they are.',
    ...line,
  };
}

/** A slide that is indented as deeply as the notes above it. */
function slideInNotes(scalar: Scalar, { text }: Source, path: Path): TextFault | undefined {
  if (path.at(-1) !== 'notes' || !scalar.type?.startsWith('BLOCK')) return undefined;
  const line = lineIn(scalar, text, /\n[ \t]*(- kind: +\S.*)/);
  return (
    line && {
      code: 'slide-in-notes',
      message: 'This line belongs to the notes above, and reads as if a slide began here',
      hint: 'Align it with the “- kind:” of the slides above, and its lines with theirs.',
      ...line,
    }
  );
}

/** @param pattern a line's end, and in a group what is on the next line */
function lineIn(
  { range }: Scalar,
  text: string,
  pattern: RegExp,
): { readonly start: number; readonly end: number } | undefined {
  const [from, to] = range ?? [0, 0];
  const found = pattern.exec(text.slice(from, to));
  if (found === null) return undefined;
  const [whole, line = ''] = found;
  const start = from + found.index + whole.length - line.length;
  return { start, end: start + line.trimEnd().length };
}

const BULLET =
  /^\s*(?:[-+*•·‣◦▪●–—－]|\(?\d+[.)、．]|[（(]?[一二三四五六七八九十\d]+[）)、])\s*(\S.*)$/u;

/** A list whose lines begin with any character but a hyphen and a space is one text. */
function listAsText(scalar: Scalar, { text }: Source): TextFault | undefined {
  const [start, end] = scalar.range ?? [0, 0];
  if (scalar.type?.startsWith('QUOTE')) return undefined;
  const lines = text.slice(start, end).split('\n');
  const bulleted = lines.flatMap((line) => BULLET.exec(line)?.[1]?.trim() ?? []);
  // Below its key a text begins where items would.
  const isBelow = text.slice(lineAt(text, start).start, start).trim() === '';
  const isLines = isBelow || text[start] === '|';
  const plain = lines.map((line) => line.trim()).filter((line) => !/^(?:\|[+-]?\d?)?$/.test(line));
  const items = bulleted.length < 2 && isLines ? plain : bulleted;
  if (items.length < 2) return undefined;
  const isBlock = scalar.type?.startsWith('BLOCK');
  const below = isBlock ? ' Delete the character after the key.' : '';
  return {
    code: 'list-as-text',
    message: `These ${items.length} lines are one text`,
    hint: `An item begins with a hyphen and a space: - ${asWritten(items[0] ?? '')}${below && `.${below}`}`,
    start,
    end: lineAt(text, start).end,
  };
}

// Without straight single ones: apostrophes begin words, too, as in 'Twas.
const PAIRS = ['“”', '„“', '""', '‘’', '「」', '『』', '«»', '»«', '‹›', '＂＂'];

/** `verbatim: true` sets the marks: words that bring their own would have two pairs. */
function doubledQuotes(map: YAMLMap): TextFault | undefined {
  const text = map.get('text', true) as Node | undefined;
  if (map.get('verbatim') !== 'true' || !isScalar(text) || !text.range) return undefined;
  const words = String(text.value).trim();
  const [open = '', close = ''] = [words.at(0), words.at(-1)];
  const inner = words.slice(1, -1).trim();
  const isQuoted = words.length > 2 && PAIRS.includes(open + close);
  if (!isQuoted || inner.includes(open) || inner.includes(close)) return undefined;
  const [start, end] = text.range;
  return {
    code: 'doubled-quotes',
    message: '`verbatim: true` sets the quotation marks, and this text brings its own',
    hint: `Leave them out: text: ${asWritten(inner)}`,
    start,
    end,
  };
}

/** `title: ` before the text at an offset, or its hyphen. */
function keyBefore(text: string, offset: number): string {
  return text.slice(lineAt(text, offset).start, offset).trimStart();
}
