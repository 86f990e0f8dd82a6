/**
 * Sample slides of a deck's theme: what PowerPoint's master and layouts are designed from. They are
 * the same for all decks of a theme, brand, language and direction, whatever the decks show.
 */
import type { TemplateFiles } from '../read/index.js';
import type { Rendered } from './render.js';

/** The layouts that have a sample. */
export const SAMPLES = [
  ...['cover', 'section', 'content', 'halves', 'compare', 'quote', 'image', 'agenda', 'table'],
  ...['statement', 'commentary', 'people', 'closing'],
] as const;
export type SampleName = (typeof SAMPLES)[number];

export interface DesignSamples {
  /** Of the kinds that the samples show and the deck does not. */
  readonly css: string;
  /** The HTML of each of `SAMPLES`. */
  readonly slides: readonly string[];
}

interface Sample {
  readonly kind: string;
  readonly html: string;
  /** True for slides without a header, a footer and a number. */
  readonly isBare?: true;
}

/** Rows as high as their text: on a slide they share the height. */
const CLOSE = ' style="grid-auto-rows:min-content"';
const LIST = `<ul${CLOSE}><li>0</li><li>0</li></ul>`;
const DEEP =
  '<li>0<ul><li>0</li><li>0<ul><li>0<ul><li>0<ul><li>0</li></ul></li></ul></li></ul></li></ul>';
/** Longer than others, since the text's colour is that of most letters. */
const TITLE = '<h1>00000000</h1>';
const ROW = '<tr><td>0</td><td>0</td></tr>';
/** All of the theme's colours for people, so that each has its place in PowerPoint's. */
const PEOPLE = [1, 2, 3, 4, 5]
  .map((hue) => `<div class="chip hue-${hue}"><span class="initial">0</span></div>`)
  .join('');

const SLIDES: Readonly<Record<SampleName, Sample>> = {
  cover: {
    kind: 'cover',
    isBare: true,
    html: `<p class="event">0</p>${TITLE}<p class="subtitle" data-role="subtitle">0</p>
<div class="line-up"><div class="chip"><span class="initial">0</span><span class="who"><span class="name">0</span><span class="role">0</span></span></div><time class="day" data-role="date">0</time></div>`,
  },
  section: {
    kind: 'section',
    isBare: true,
    html: `<p class="number">0</p>${TITLE}<p class="subtitle" data-role="subtitle">0</p>`,
  },
  content: { kind: 'points', html: `${TITLE}<ul${CLOSE}><li>0</li>${DEEP}</li></ul>` },
  halves: {
    kind: 'points',
    html: `${TITLE}<div class="halves"><div class="half">${LIST}</div><div class="half">${LIST}</div></div>`,
  },
  compare: {
    kind: 'compare',
    html: `${TITLE}<div class="columns"><div class="column"><h2>0</h2>${LIST}</div><div class="column"><h2>0</h2>${LIST}</div></div>`,
  },
  // Its words fill what is free between the title and who says them.
  quote: {
    kind: 'quote',
    html: `${TITLE}<blockquote style="flex:1;margin:0;display:grid"><p>0</p></blockquote>
<div class="speaker"><div class="chip"><span class="initial">0</span></div></div>`,
  },
  image: {
    kind: 'image',
    html: `${TITLE}<div class="beside"><figure></figure><div class="text">${LIST}</div></div>`,
  },
  agenda: {
    kind: 'agenda',
    html: `${TITLE}<ol class="parts"${CLOSE}><li>0</li><li>0</li></ol>`,
  },
  table: {
    kind: 'table',
    html: `${TITLE}<table><thead><tr><th>0</th><th>0</th></tr></thead><tbody>${ROW}${ROW}</tbody></table>`,
  },
  statement: { kind: 'statement', html: `${TITLE}` },
  commentary: {
    kind: 'commentary',
    html: `${TITLE}<div class="sides"><blockquote class="quotation"><p class="what">0</p></blockquote>
<div class="view"><div class="commentator"><div class="chip"><span class="initial">0</span></div></div>${LIST}</div></div>`,
  },
  people: { kind: 'points', html: `${TITLE}<div>${PEOPLE}</div>` },
  closing: {
    kind: 'closing',
    isBare: true,
    html: `${TITLE}<p class="subtitle" data-role="subtitle">0</p>`,
  },
};

/** The samples for a deck; the text that they show is a digit, which every deck's fonts have. */
export function designSamples(
  { slides, brand, lang, direction, width, height }: Rendered,
  { kinds }: TemplateFiles,
): DesignSamples {
  const used = new Set(slides.map(({ kind }) => kind));
  const wanted = new Set(SAMPLES.map((name) => SLIDES[name].kind));
  const css = [...wanted].flatMap((kind) =>
    used.has(kind) ? [] : (kinds.get(kind)?.style?.text ?? []),
  );
  const turned = direction === 'rtl' ? ' rtl' : '';
  const foot = brand?.footer
    ? '<span class="cited">0</span><span class="brand-line" data-role="footer">0</span>'
    : '0';
  const logo = brand?.logo ? '<div class="brand-logo"></div>' : '';
  return {
    // As specific as Marp makes the rules of the kinds in use.
    css: `div.marpit > svg > foreignObject { ${css.join('\n')} }`,
    slides: SAMPLES.map((name) => {
      const { kind, html, isBare } = SLIDES[name];
      const page = isBare ? '' : ' data-marpit-pagination="0"';
      const own = name === 'cover' ? html : `${logo}${html}`;
      const inside = isBare ? own : `<header>0</header>${own}<footer>${foot}</footer>`;
      return `<svg data-marpit-svg="" viewBox="0 0 ${width} ${height}"><foreignObject width="${width}" height="${height}"><section class="${kind}${turned} size-32" lang="${lang}" dir="${direction}"${page}>${inside}</section></foreignObject></svg>`;
    }),
  };
}
