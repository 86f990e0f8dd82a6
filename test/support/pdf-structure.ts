/** The ways through a PDF (bookmarks, labels, links) as qpdf reports them. */
import { poppler } from './read-built.js';

export interface Bookmark {
  readonly title: string;
  /** From 1. */
  readonly page: number;
  readonly kids: readonly Bookmark[];
}

export interface Link {
  /** From 1. */
  readonly from: number;
  /** A page of the file, an address, or undefined for a link that leads nowhere. */
  readonly to: number | string | undefined;
}

interface QpdfOutline {
  readonly title: string;
  readonly destpageposfrom1: number;
  readonly kids: readonly QpdfOutline[];
}

type Objects = Readonly<Record<string, { value?: unknown } | undefined>>;

export function bookmarksIn(pdf: Uint8Array): Bookmark[] {
  const { outlines } = JSON.parse(poppler('qpdf', pdf, ['--json', '--json-key=outlines'])) as {
    outlines: readonly QpdfOutline[];
  };
  const read = ({ title, destpageposfrom1, kids }: QpdfOutline): Bookmark => ({
    title,
    page: destpageposfrom1,
    kids: kids.map(read),
  });
  return outlines.map(read);
}

/** What a reader calls each page. */
export function labelsIn(pdf: Uint8Array): string[] {
  const { pages, pagelabels } = JSON.parse(
    poppler('qpdf', pdf, ['--json', '--json-key=pages', '--json-key=pagelabels']),
  ) as {
    pages: readonly unknown[];
    pagelabels: readonly { index: number; label: Readonly<Record<string, unknown>> }[];
  };
  return pages.map((_, index) => {
    const own = pagelabels.findLast((one) => one.index <= index);
    if (own === undefined) return String(index + 1);
    return `${own.label['/P'] ?? ''}${Number(own.label['/St'] ?? 1) + index - own.index}`;
  });
}

/** Every link, in the order of the pages. */
export function linksIn(pdf: Uint8Array): Link[] {
  const report = JSON.parse(poppler('qpdf', pdf, ['--json'])) as {
    pages: readonly { object: string }[];
    qpdf: readonly [unknown, Objects];
  };
  const objects = report.qpdf[1];
  type Dict = Readonly<Record<string, unknown>>;
  const resolve = (one: unknown): unknown =>
    typeof one === 'string' && /^\d+ \d+ R$/.test(one) ? objects[`obj:${one}`]?.value : one;
  const pageOf = new Map(report.pages.map(({ object }, index) => [object, index + 1]));
  const catalog = Object.values(objects).find(
    (one) => (one?.value as Dict | undefined)?.['/Type'] === '/Catalog',
  )?.value as Dict;
  const dests = (resolve(catalog['/Dests']) ?? {}) as Readonly<Record<string, readonly unknown[]>>;
  return report.pages.flatMap(({ object }, index) => {
    const page = resolve(object) as Dict;
    const annotations = (resolve(page['/Annots']) ?? []) as readonly unknown[];
    return annotations
      .map((one) => resolve(one) as Dict)
      .filter((one) => one['/Subtype'] === '/Link')
      .map((one): Link => {
        const uri = (resolve(one['/A']) as Dict | undefined)?.['/URI'];
        if (typeof uri === 'string') return { from: index + 1, to: uri.replace(/^u:/, '') };
        const [target] = dests[String(one['/Dest'])] ?? [];
        return { from: index + 1, to: pageOf.get(String(target)) };
      });
  });
}
