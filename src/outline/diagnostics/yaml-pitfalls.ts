/** Warns where YAML reads an outline without an error, but drops some of its text. */
import {
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Problem } from '../../problem.js';
import type { Source } from '../../read/index.js';
import type { JoinedOutline } from '../source/join-files.js';
import { lineAt } from '../source/lines.js';
import type { Path } from '../values/path.js';
import type { WalkResult } from '../values/walk.js';
import { listPitfalls, type Pitfall } from './list-pitfalls.js';
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
  const report = (node: Node | null, losses: readonly Pitfall[]): void => {
    for (const { code, message, hint, start, end } of losses) {
      const place = placeAt(sourceOf(node), start, end);
      problems.push({ severity: 'warning', code: `outline/${code}`, message, hint, place });
    }
  };
  const visit = (node: Node | null, path: Path): void => {
    if (isMap(node)) {
      report(node, doubledQuotes(node));
      for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
        visit(value, [...path, isScalar(key) ? String(key.value) : '']);
      }
    } else if (isSeq(node)) {
      report(node, listPitfallsOf(node, sourceOf(node), path, walked));
      for (const [index, item] of node.items.entries())
        visit(item as Node | null, [...path, index]);
    } else if (isScalar(node) && node.range && !walked.isReported(path)) {
      const found = scalarPitfall(node, sourceOf(node), path, walked);
      report(node, found ? [found] : []);
    }
  };
  visit(contents, []);
  return problems;
}

/** A number split by a comma is an error of its own. */
function listPitfallsOf(
  list: YAMLSeq,
  { text }: Source,
  path: Path,
  walked: WalkResult,
): Pitfall[] {
  const isOfNumbers = walked.spot([...path, 0])?.schema.type === 'number';
  return isOfNumbers ? [] : listPitfalls(list, text);
}

function scalarPitfall(
  scalar: Scalar,
  source: Source,
  path: Path,
  walked: WalkResult,
): Pitfall | undefined {
  const isItem = typeof path.at(-1) === 'number';
  const isList = !isItem && walked.spot(path)?.schema.type === 'array';
  return (
    (isList ? listAsText(scalar, source) : undefined) ??
    slideInNotes(scalar, source, path) ??
    swallowedLine(scalar, source, isItem) ??
    escapedPath(scalar, source) ??
    (walked.spot(path)?.schema.role === 'text' ? comment(scalar, source) : undefined)
  );
}

/** `The door #1 is locked`: the text after “ #” is a comment, even without a space. */
function comment(scalar: Scalar, { text }: Source): Pitfall | undefined {
  const [start, end] = scalar.range ?? [0, 0];
  if (scalar.type !== 'PLAIN' || start === end) return undefined;
  const [, spaces = '', lost] =
    /^([ \t]+)(#[^\s#!=-].*)/.exec(text.slice(end, lineAt(text, end).end)) ?? [];
  if (lost === undefined) return undefined;
  const words = lost.trimEnd();
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
function swallowedLine(scalar: Scalar, { text }: Source, isItem: boolean): Pitfall | undefined {
  const [from, to] = scalar.range ?? [0, 0];
  if (scalar.type !== 'PLAIN') return undefined;
  const found = /\n[ \t]*(- .*)/.exec(text.slice(from, to));
  if (found === null) return undefined;
  const [whole, line = ''] = found;
  const start = from + found.index + whole.length - line.length;
  const first = text.slice(from, lineAt(text, from).end).trim();
  const dash = text.slice(lineAt(text, from).start, from).lastIndexOf('-');
  const hint = isItem
    ? `Write ${dash} spaces before it, as before the item above. Write its points under \`- text: ${asWritten(first)}\`, in \`points:\`.`
    : 'Begin the text with “|” behind its key, and write it on the lines below: they then stay as they are.';
  return {
    code: 'swallowed-item',
    message: 'This line is indented deeper than the text above, and becomes part of it',
    hint,
    start,
    end: start + line.trimEnd().length,
  };
}

/** A path with backslashes, of which YAML takes the first of `\n`, `\t` and the like with its letter. */
const PATH = /(?:\b[a-z]:|[\w-])(?<sign>\\[nrtL_PN])[\w\\. -]*?(?:\.[a-z]{2,4}\b|[\w\\]*")/i;

/** `"C:\temp\new.png"`: in double quotes a backslash begins an escape. */
function escapedPath(scalar: Scalar, { text }: Source): Pitfall | undefined {
  const [from, to] = scalar.range ?? [0, 0];
  if (scalar.type !== 'QUOTE_DOUBLE') return undefined;
  const written = text.slice(from, to);
  const found = PATH.exec(written);
  const isPath = found && (/\b[a-z]:\\/i.test(found[0]) || /\.[a-z]{2,4}$/i.test(found[0]));
  if (!isPath || written.includes("'")) return undefined;
  const start = from + found.index + found[0].indexOf('\\');
  const whole = written.slice(1, -1).replaceAll('\\"', '"').replaceAll('\\\\', '\\');
  return {
    code: 'escaped-path',
    message: `In double quotes ${found.groups?.sign ?? ''} is a space or a line’s end: this path loses a backslash`,
    hint: `Put it in single quotes: '${whole}'`,
    start,
    end: start + 2,
  };
}

const BULLET =
  /^\s*(?:[-+*•·‣◦▪●–—－]|\(?\d+[.)、．]|[（(]?[一二三四五六七八九十\d]+[）)、])\s*(\S.*)$/u;

/** A list whose lines begin with any character but a hyphen and a space is one text. */
function listAsText(scalar: Scalar, { text }: Source): Pitfall | undefined {
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

/** A slide that is indented as deeply as the notes above it. */
function slideInNotes(scalar: Scalar, { text }: Source, path: Path): Pitfall | undefined {
  if (path.at(-1) !== 'notes' || !scalar.type?.startsWith('BLOCK')) return undefined;
  const [from, to] = scalar.range ?? [0, 0];
  const found = /\n[ \t]*(- kind: +\S.*)/.exec(text.slice(from, to));
  if (found === null) return undefined;
  const [whole, line = ''] = found;
  const start = from + found.index + whole.length - line.length;
  return {
    code: 'slide-in-notes',
    message: 'This line belongs to the notes above, and reads as if a slide began here',
    hint: 'Align it with the “- kind:” of the slides above, and its lines with theirs.',
    start,
    end: start + line.trimEnd().length,
  };
}

// Without straight single ones: apostrophes begin words, too, as in 'Twas.
const PAIRS = ['“”', '„“', '""', '‘’', '「」', '『』', '«»', '»«', '‹›', '＂＂'];

/** `verbatim: true` sets the marks: words that bring their own would have two pairs. */
function doubledQuotes(map: YAMLMap): Pitfall[] {
  const text = map.get('text', true) as Node | undefined;
  if (map.get('verbatim') !== 'true' || !isScalar(text) || !text.range) return [];
  const words = String(text.value).trim();
  const [open = '', close = ''] = [words.at(0), words.at(-1)];
  const inner = words.slice(1, -1).trim();
  const isQuoted = words.length > 2 && PAIRS.includes(open + close);
  if (!isQuoted || inner.includes(open) || inner.includes(close)) return [];
  const [start, end] = text.range;
  return [
    {
      code: 'doubled-quotes',
      message: '`verbatim: true` sets the quotation marks, and this text brings its own',
      hint: `Leave them out: text: ${asWritten(inner)}`,
      start,
      end,
    },
  ];
}

/** The key on the line before an offset, or the hyphen. */
function keyBefore(text: string, offset: number): string {
  return text.slice(lineAt(text, offset).start, offset).trimStart();
}
