/** A whole HTML document around rendered slides, for printing. */

export interface HtmlDocument {
  readonly lang: string;
  readonly direction?: 'ltr' | 'rtl';
  readonly title: string;
  readonly css: readonly string[];
  readonly body: string;
}

/** The document loads nothing unless its body does. */
export function htmlDocument({ lang, direction, title, css, body }: HtmlDocument): string {
  const text = (value: string): string =>
    value.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
  const styles = css.map((part) => `<style>${part}</style>`).join('');
  const dir = direction === 'rtl' ? ' dir="rtl"' : '';
  return `<!DOCTYPE html><html lang="${text(lang)}"${dir}><head><meta charset="utf-8"><title>${text(title)}</title>${styles}</head><body>${body}</body></html>`;
}
