/** Lists in brackets with a wrong comma: one too many, or a full-width one. */
import { isScalar, type Scalar, type YAMLSeq } from 'yaml';
import { inQuotes } from './quoting.js';

/** What YAML drops, by the offsets of its characters. */
export interface Pitfall {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly start: number;
  readonly end: number;
}

type PlainItem = Scalar & { readonly range: readonly [number, number, number] };

/** @param text the file of the list */
export function listPitfalls({ flow, items, range }: YAMLSeq, text: string): Pitfall[] {
  if (!flow || !range) return [];
  const plain = items.map((item) => (isPlain(item) ? item : undefined));
  const list = text.slice(range[0], range[1]);
  return plain.flatMap((item, index): Pitfall[] => {
    if (item === undefined) return [];
    const next = plain[index + 1];
    const found =
      wideComma(item, list) ??
      (next && (splitQuote(item, next, text) ?? splitNumber(item, next, text, list)));
    return found ? [found] : [];
  });
}

function isPlain(item: unknown): item is PlainItem {
  return isScalar(item) && item.type === 'PLAIN' && Boolean(item.range) && item.value !== '';
}

/** `[甲， 乙]`: a full-width comma is a letter of the text; the space after it shows the intent. */
function wideComma(item: PlainItem, list: string): Pitfall | undefined {
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
function splitQuote(item: PlainItem, next: PlainItem, text: string): Pitfall | undefined {
  const [here, there] = [String(item.value), String(next.value)];
  const isSplit = Object.entries(OPENING).some(
    ([open, close]) =>
      here.includes(open) &&
      !here.includes(close) &&
      there.includes(close) &&
      there.lastIndexOf(open) < there.indexOf(close) &&
      !there.slice(0, there.indexOf(close)).includes(open),
  );
  return isSplit ? split(item, next, text) : undefined;
}

/** `[1,200 seats, a lamp]`: the other commas have a space after them, and this one splits a number. */
function splitNumber(
  item: PlainItem,
  next: PlainItem,
  text: string,
  list: string,
): Pitfall | undefined {
  const between = text.slice(item.range[1], next.range[0]);
  const isSplit =
    between === ',' &&
    /,\s/.test(list) &&
    /(^|[^\d,.])\d{1,3}$/.test(String(item.value)) &&
    /^\d{3}(?!\d)/.test(String(next.value));
  return isSplit ? split(item, next, text) : undefined;
}

function split(item: PlainItem, next: PlainItem, text: string): Pitfall {
  const [start, end] = [item.range[0], next.range[1]];
  return {
    code: 'split-item',
    message: 'Within `[ ]` a comma ends an item: this is two',
    hint: `Put the text in quotes: ${inQuotes(text.slice(start, end))}`,
    start,
    end,
  };
}
