/**
 * The presenter page: one file that loads nothing, which its policy (`policy.ts`) has the browser
 * enforce. Without its script all slides are below each other.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LineSetting } from '../../browser/scene/index.js';
import { PACKAGE_ROOT } from '../../package-root.js';
import { bytesWithPictures } from '../../read/index.js';
import type { Rendered, RenderedSlide } from '../../render/index.js';
import { deckDataOf } from './deck-data.js';
import { escapeHtml } from './escape-html.js';
import { noteHtml } from './note.js';
import { policyFor } from './policy.js';

/** @param lines how each slide's lines are set; without it each engine sets them in its own way */
export async function exportHtml(
  rendered: Rendered,
  fontCss: string,
  lines?: readonly LineSetting[],
): Promise<Uint8Array> {
  const [script = '', style = ''] = await Promise.all(
    ['main.js', 'main.css'].map((name) =>
      readFile(join(PACKAGE_ROOT, 'dist/export/html/in-page', name), 'utf8'),
    ),
  );
  const emojiRules = new Map<string, string>();
  const { slides, width, height } = rendered;
  const size = `:root{--fireside-width:${width};--fireside-height:${height}}`;
  const notes = slides.map((slide) => noteHtml(slide, emojiRules)).join('');
  const emoji = [...emojiRules.values()].join('');
  const scripts = [rendered.script, script].filter((one) => one !== '');
  const page = [
    `<!DOCTYPE html><html${attributes(rendered)}><head>${head(rendered, policyFor(scripts))}`,
    ...[fontCss, rendered.slideCss, `${size}${style}${emoji}`].map(
      (css) => `<style>${css}</style>`,
    ),
    '</head><body><main>',
    ...slides.map((slide) => slideHtml(slide, slides.length)),
    `</main>${notes}`,
    `<script type="application/json" id="_deck">${json(deckDataOf(rendered, lines))}</script>`,
    `${scripts.map((one) => `<script>${one}</script>`).join('')}</body></html>`,
  ];
  return bytesWithPictures(page.join('\n'), rendered.pictures);
}

function attributes({ lang, direction, transition }: Rendered): string {
  const dir = direction === 'rtl' ? ' dir="rtl"' : '';
  const motion = transition === 'none' ? '' : ` data-transition="${transition}"`;
  return ` lang="${escapeHtml(lang)}"${dir} translate="no"${motion}`;
}

/** The policy comes first: it applies to what follows it. */
function head({ title, author, subtitle }: Rendered, policy: string): string {
  const meta = (name: string, content: string | undefined): string =>
    content === undefined ? '' : `<meta name="${name}" content="${escapeHtml(content)}">`;
  // Browsers offer to translate what they take for another language, in the middle of a talk; Chrome
  // minds this name, others the attribute of the root.
  const translation = meta('google', 'notranslate');
  // With an empty icon the browser requests none from the server.
  return `<meta http-equiv="Content-Security-Policy" content="${policy}"><meta charset="utf-8"><title>${escapeHtml(title)}</title>${meta('viewport', 'width=device-width, initial-scale=1')}${translation}${meta('author', author)}${meta('description', subtitle)}<link rel="icon" href="data:,">`;
}

/** The slides' CSS needs each directly inside an element of the class `marpit`. */
function slideHtml(
  { number, id, title, steps, hidden, html }: RenderedSlide,
  count: number,
): string {
  const name = `${number} / ${count}${title === '' ? '' : `: ${title}`}`;
  const own = `${id === undefined ? '' : ` id="${id}"`}${steps ? ' data-steps' : ''}${hidden ? ' data-for-speaker' : ''}`;
  return `<div class="marpit slide"${own} role="group" aria-label="${escapeHtml(name)}">${html}</div>`;
}

/** JSON in which nothing ends its `<script>` element. */
function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
