/**
 * The presenter page: one file that loads nothing, which its Content Security Policy has the browser
 * enforce. Without its script all slides are below each other.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LineSetting } from '../../browser/scene/index.js';
import { drawEmoji } from '../../markdown/emoji/index.js';
import { PACKAGE_ROOT } from '../../package-root.js';
import { bytesWithPictures } from '../../read/index.js';
import type { Rendered, RenderedSlide } from '../../render/index.js';
import { deckDataOf } from './deck-data.js';

/**
 * @param lines how each slide's lines are set; without it each engine sets them in its own way
 * @param videos addresses by key: data URIs, or files beside the page
 */
export async function exportHtml(
  rendered: Rendered,
  fontCss: string,
  lines?: readonly LineSetting[],
  videos: ReadonlyMap<string, string> = new Map(),
): Promise<Uint8Array> {
  const [script = '', style = ''] = await Promise.all(
    ['main.js', 'main.css'].map((name) =>
      readFile(join(PACKAGE_ROOT, 'dist/export/html/in-page', name), 'utf8'),
    ),
  );
  const emojiRules = new Map<string, string>();
  const { slides, width, height, slideCss } = rendered;
  const size = `:root{--fireside-width:${width};--fireside-height:${height}}`;
  const notes = slides.map((slide) => noteHtml(slide, emojiRules)).join('');
  const css = [fontCss, slideCss, [size, style, ...emojiRules.values()].join('')];
  const scripts = [rendered.script, script].filter((one) => one !== '');
  // JSON in which nothing ends its `<script>` element.
  const data = JSON.stringify(deckDataOf(rendered, lines, videos)).replaceAll('<', '\\u003c');
  const page = [
    `<!DOCTYPE html><html${attributes(rendered)}><head>${head(rendered, policyFor(scripts, [...videos.values()]))}`,
    ...css.map((one) => `<style>${one}</style>`),
    '</head><body><main>',
    ...slides.map((slide) => slideHtml(slide, slides.length)),
    `</main>${notes}`,
    `<script type="application/json" id="_deck">${data}</script>`,
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

/**
 * Pictures, fonts and styles are inside the page: whatever raw Markdown or a theme names, nothing is
 * fetched but large videos beside it, and no script runs but those given. Links, and messages between windows, stay allowed. In a
 * meta element, since the page opens from disk, too.
 */
function policyFor(scripts: readonly string[], videos: readonly string[]): string {
  const hashes = scripts.map(
    (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  // One that is inside the page plays from its memory.
  const media = videos.map((one) => (one.startsWith('data:') ? 'blob:' : "'self' file:"));
  const played = ['data:', ...new Set(media)].join(' ');
  // Slides have styles of their own on their elements.
  return `default-src 'none'; script-src ${hashes.join(' ')}; style-src 'unsafe-inline'; img-src data:; media-src ${played}; font-src data:; base-uri 'none'; form-action 'none'`;
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

/**
 * A slide's notes: each line, exact, a paragraph, since YAML's `>` makes a line of one. The machine
 * that presents may draw no emoji, so each is a background behind its character; the text is still the
 * note's own.
 * @param backgrounds gets a rule for each emoji, by its class
 */
function noteHtml(
  { number, lang, notes }: RenderedSlide,
  backgrounds: Map<string, string>,
): string {
  const draw = (emoji: string, uri: string): string => {
    const name = `note-emoji-${[...emoji].map((one) => one.codePointAt(0)?.toString(16)).join('-')}`;
    backgrounds.set(name, `.${name}{background-image:url(${uri})}`);
    return `<span class="note-emoji ${name}">${emoji}</span>`;
  };
  const lines = notes === '' ? [] : notes.split('\n');
  const html = lines.map((one) => `<p>${drawEmoji(escapeHtml(one), draw)}</p>`).join('');
  return `<div class="note" data-slide="${number}" lang="${escapeHtml(lang)}" dir="auto" hidden>${html}</div>`;
}

/** Text for HTML's content and attributes, which reads back as the same characters. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => `&#${character.codePointAt(0)};`);
}
