/** Lists in brackets with a wrong comma: one too many, or a full-width one. */
import { isScalar, type Scalar, type YAMLSeq } from 'yaml';
import type { TextFault } from '../source/correction.js';
import { inQuotes } from './quoting.js';

type PlainItem = Scalar & { readonly range: readonly [number, number, number] };

/** @param text the file of the list */
export function listPitfalls({ flow, items, range }: YAMLSeq, text: string): TextFault[] {
  if (!flow || !range) return [];
  const list = text.slice(range[0], range[1]);
  return items.flatMap((item, index) => {
    if (!isPlain(item)) return [];
    const next = items[index + 1];
    const isSplit =
      isPlain(next) && (isSplitQuote(item, next) || isSplitNumber(item, next, text, list));
    return wideComma(item, list) ?? (isSplit ? split(item, next, text) : []);
  });
}

function isPlain(item: unknown): item is PlainItem {
  return isScalar(item) && item.type === 'PLAIN' && Boolean(item.range) && item.value !== '';
}

/** `[甲， 乙]`: a full-width comma is a letter of the text; the space after it shows the intent. */
function wideComma(item: PlainItem, list: string): TextFault | undefined {
  const words = String(item.value);
  const comma = /[，、](?=\s)/.exec(words);
  if (comma === null) return undefined;
  const better = words.replaceAll(/[，、]\s+/g, ', ');
  const shown = list.includes('\n') ? better : list.replace(words, better);
  return {
    code: 'wide-comma',
    message: `“${comma[0]}” parts no items: this is one`,
    hint: `Write a comma of half width: ${shown}`,
    start: item.range[0],
    end: item.range[1],
  };
}

const OPENING = { '“': '”', '「': '」', '『': '』', '«': '»', '„': '“' } as const;

/** `[“Yes, but”, no]`: only straight quotation marks keep a comma from parting items. */
function isSplitQuote(item: PlainItem, next: PlainItem): boolean {
  const [here, there] = [String(item.value), String(next.value)];
  return Object.entries(OPENING).some(
    ([open, close]) =>
      here.includes(open) &&
      !here.includes(close) &&
      there.includes(close) &&
      there.lastIndexOf(open) < there.indexOf(close) &&
      !there.slice(0, there.indexOf(close)).includes(open),
  );
}

/** `[1,200 seats, a lamp]`: the other commas have a space after them, and this one splits a number. */
function isSplitNumber(item: PlainItem, next: PlainItem, text: string, list: string): boolean {
  return (
    text.slice(item.range[1], next.range[0]) === ',' &&
    /,\s/.test(list) &&
    /(^|[^\d,.])\d{1,3}$/.test(String(item.value)) &&
    /^\d{3}(?!\d)/.test(String(next.value))
  );
}

function split(item: PlainItem, next: PlainItem, text: string): TextFault {
  const [start, end] = [item.range[0], next.range[1]];
  return {
    code: 'split-item',
    message: 'Within `[ ]` a comma ends an item: this is two',
    hint: `Put the text in quotes: ${inQuotes(text.slice(start, end))}`,
    start,
    end,
  };
}
