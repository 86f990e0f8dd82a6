/** A Word document → Markdown, and the pictures in it. */
import mammoth from 'mammoth';
import { childrenOf, type Element, OfficeFault, rootOf, unzip } from '../../office/index.js';
import { buildError } from '../../problem.js';
import { literal } from './draft.js';

export interface DocxMarkdown {
  readonly markdown: string;
  /** By the names that the Markdown has for them. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/** Word's title is above its headings of the first level; what is quoted is indented. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
];

/** @throws BuildError if the file is none of Word's, has a password, or is broken */
export async function docxMarkdown(bytes: Buffer, file: string): Promise<DocxMarkdown> {
  const pictures = new Map<string, Uint8Array>();
  const convertImage = mammoth.images.imgElement(async (image) => {
    const name = `picture-${pictures.size + 1}.${image.contentType.replace(/^.*\//, '').replace(/\+.*$/, '')}`;
    pictures.set(name, new Uint8Array(await image.readAsArrayBuffer()));
    return { src: name };
  });
  try {
    // It refuses what unpacks to too much; mammoth would unpack it.
    unzip(bytes);
    const { value } = await mammoth.convertToHtml(
      { buffer: bytes },
      { convertImage, styleMap: STYLES },
    );
    const root = rootOf(file, Buffer.from(`<body>${value}</body>`));
    return { markdown: blocksIn(root).join('\n\n'), pictures };
  } catch (error) {
    const isLocked = error instanceof OfficeFault && error.code === 'locked';
    const why = isLocked
      ? 'it is protected by a password, or was saved by Word 97–2003'
      : 'it is damaged, or no Word document';
    const hint = isLocked
      ? 'Take the password away, or save it as .docx.'
      : 'Open it in Word and save it again as .docx.';
    throw buildError('import/docx', `${file} cannot be read: ${why}`, hint);
  }
}

function blocksIn(parent: Element): string[] {
  return childrenOf(parent).flatMap((one): string[] => {
    const level = /^h(\d)$/.exec(one.tagName)?.[1];
    if (level) return [`${'#'.repeat(Number(level))} ${inlineOf(one).trim()}`];
    if (one.tagName === 'ul' || one.tagName === 'ol') return [listOf(one).join('\n')];
    if (one.tagName === 'table') return [tableOf(one)];
    if (one.tagName === 'blockquote') return [blocksIn(one).join('\n\n').replace(/^/gm, '> ')];
    const text = inlineOf(one).trim();
    return text === '' ? [] : [text];
  });
}

function listOf(list: Element): string[] {
  return childrenOf(list).flatMap((item, index) => {
    const mark = list.tagName === 'ol' ? `${index + 1}. ` : '- ';
    const finer = childrenOf(item).filter(({ tagName }) => /^[uo]l$/.test(tagName));
    const pad = ' '.repeat(mark.length);
    return [mark + inlineOf(item).trim(), ...finer.flatMap(listOf).map((line) => pad + line)];
  });
}

function tableOf(table: Element): string {
  const rows = Array.from(table.getElementsByTagName('tr')).map((row) =>
    childrenOf(row as Element).map((cell) => inlineOf(cell).trim().replaceAll('|', '\\|')),
  );
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

/** Without lists inside, which have lines of their own. */
function inlineOf(parent: Element): string {
  const texts = Array.from(parent.childNodes).map((node) => {
    if (node.nodeType === 3) return literal(node.nodeValue ?? '').replace(/[<#]/g, '\\$&');
    return node.nodeType === 1 ? marked(node as Element) : '';
  });
  return texts.join('').replace(/\s+/g, ' ');
}

function marked(one: Element): string {
  const inner = /^([uo]l|sup)$/.test(one.tagName) ? '' : inlineOf(one);
  const href = one.getAttribute('href') ?? '';
  switch (one.tagName) {
    case 'img':
      return `![${(one.getAttribute('alt') ?? '').replace(/[[\]\n]/g, ' ')}](${one.getAttribute('src')})`;
    case 'br':
      return ' ';
    case 'strong':
    case 'em':
      return (
        inner.trim() && inner.replace(/\S(?:.*\S)?/s, one.tagName === 'em' ? '*$&*' : '**$&**')
      );
    case 'a':
      return href.startsWith('http') ? `[${inner}](${href})` : inner;
    case 'p':
      return `${inner} `;
    default:
      return inner;
  }
}
