/** The words of a PDF's pages and where they stand, as poppler reads them. */
import { execFileSync } from 'node:child_process';

export interface Word {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
}

/** The pages, points from the top left. */
export function pdfPages(pdf: string): PdfPage[] {
  const html = execFileSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8', maxBuffer: 1e8 });
  return html
    .split('<page ')
    .slice(1)
    .map((page) => {
      const [, width = '', height = ''] = /width="([\d.]+)" height="([\d.]+)"/.exec(page) ?? [];
      const words = [
        ...page.matchAll(
          /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)/g,
        ),
      ].map(([, x, y, right, bottom, text = '']) => ({
        text,
        x: Number(x),
        y: Number(y),
        right: Number(right),
        bottom: Number(bottom),
      }));
      return { width: Number(width), height: Number(height), words };
    });
}

/** Words that overlap, or are outside of their page; a font's ascent and descent count half. */
export function misplaced({ width, height, words }: PdfPage): string[] {
  const inner = words.map((word) => {
    const trim = (word.bottom - word.y) * 0.25;
    return { ...word, y: word.y + trim, bottom: word.bottom - trim };
  });
  const outside = inner.filter(
    ({ x, y, right, bottom }) => x < -1 || y < -1 || right > width + 1 || bottom > height + 1,
  );
  const over = inner.flatMap((one, index) =>
    inner
      .slice(index + 1)
      .filter(
        (other) =>
          Math.min(one.right, other.right) - Math.max(one.x, other.x) > 2 &&
          Math.min(one.bottom, other.bottom) - Math.max(one.y, other.y) > 2,
      )
      .map((other) => `${one.text} × ${other.text}`),
  );
  return [...outside.map(({ text }) => `${text} is outside`), ...over];
}
