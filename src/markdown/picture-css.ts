/** CSS for the pictures of a deck: how each is cropped, how it is covered, what colours are behind slides. */
import { isLight, textOn } from '../color/index.js';
import type { SlideBackground } from '../deck/index.js';

/** The dark of texts on light colours, as in `templates/pictures.css`. */
const DARK = '#10171f';

const CLASS = /\b(focus|ratio|scrim|color)-([\da-f]+)(?:-(\d+))?(?=[\s"])/g;

/**
 * Rules for the classes of pictures and backgrounds, each once.
 * @param slides their Markdown, which names the classes
 */
export function pictureCss(slides: readonly { readonly markdown: string }[]): string {
  const rules = new Map<string, string>();
  for (const { markdown } of slides) {
    for (const [name, kind, value = '', other] of markdown.matchAll(CLASS)) {
      const css = declarationsOf(String(kind), value, other);
      // Twice, so that the rules of kinds and themes are outweighed.
      const selector = kind === 'color' ? `section.${name}` : `.${name}.${name}`;
      rules.set(name, `${selector} { ${css} }`);
    }
  }
  return [...rules.values()].sort().join('\n');
}

function declarationsOf(kind: string, value: string, other: string | undefined): string {
  switch (kind) {
    case 'focus':
      return `object-position: ${value}% ${other}%;`;
    case 'ratio':
      return `--ratio: ${Number(value) / 100};`;
    case 'scrim':
      return `--scrim: ${value}%;`;
    default:
      return `--behind: #${value}; --over: ${textOn(`#${value}`, DARK)};`;
  }
}

/** The classes of a slide with the background. */
export function backgroundClass(background: SlideBackground | undefined): string {
  if (background === undefined) return '';
  if ('color' in background) {
    const text = isLight(textOn(background.color, DARK)) ? 'light' : 'dark';
    return ` colored color-${background.color.slice(1)} ${text}-text`;
  }
  return ` pictured ${background.text}-text`;
}

/** The picture behind a slide, and what is laid over it. */
export function backgroundHtml(background: SlideBackground | undefined): string {
  if (background === undefined || 'color' in background) return '';
  const { src, look, scrim } = background;
  return `<div class="behind"><img class="backdrop ${look}" src="${src}" alt=""></div>
<div class="behind scrim scrim-${scrim}"></div>\n\n`;
}
