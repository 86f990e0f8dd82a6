/** `outline.md`: Marp Markdown that shows the same slides in any Marp. */
import postcss, { type AtRule } from 'postcss';
import { deckMarkdown, writeNote } from '../../markdown/index.js';
import { bytesWithPictures } from '../../read/index.js';
import type { Rendered } from '../../render/index.js';

/**
 * The theme is in one `<style>`, the notes are in comments. Marp applies its default theme, which the
 * style reverts first.
 */
export function exportMarkdown(all: Rendered): Uint8Array {
  const { numberCss, ...rendered } = withoutHidden(all);
  const style = standAlone(rendered.deckCss + numberCss);
  // Notes come first: after raw Markdown with an open fence they would show on the slide.
  const slides = rendered.slides.map((slide) => ({
    ...slide,
    markdown:
      slide.notes === '' ? slide.markdown : `${writeNote(slide.notes)}\n\n${slide.markdown}`,
  }));
  const [first, ...others] = slides;
  if (first === undefined) return new Uint8Array();
  const styled = { ...first, markdown: `<style>\n${style}\n</style>\n\n${first.markdown}` };
  const text = deckMarkdown({ ...rendered, theme: 'default', slides: [styled, ...others] });
  return bytesWithPictures(text, rendered.pictures);
}

/**
 * Marp counts only visible slides: after a hidden one slides get their numbers by CSS, and links
 * Marp's.
 */
function withoutHidden(rendered: Rendered): Rendered & { readonly numberCss: string } {
  const slides = rendered.slides.filter(({ hidden }) => !hidden);
  if (slides.length === rendered.slides.length) return { ...rendered, numberCss: '' };
  const places = new Map(slides.map(({ number }, index) => [number, index + 1]));
  const moved = slides.map((slide) => ({
    ...slide,
    markdown: slide.markdown
      .replace(/^_class: .*$/m, `$& number-${slide.number}`)
      .replace(LINK, (_, quote: string, number: string) => {
        const place = places.get(Number(number));
        return place === undefined ? '' : ` href=${quote}#${place}${quote}`;
      })
      .replace(RAW_LINK, (_, number: string) => `](#${places.get(Number(number)) ?? ''})`),
  }));
  // Marp drops a theme's `content` of the page number, unless it uses Marp's number.
  const rules = [
    'section::after { content: var(--number, attr(data-marpit-pagination)); }',
    ...slides.map(({ number }) => `section.number-${number} { --number: "${number}"; }`),
  ];
  return { ...rendered, slides: moved, numberCss: `\n${rules.join('\n')}` };
}

/** A link to a slide, in HTML or in a directive's string. */
const LINK = / href=(\\?")(?:#|&#35;)(\d+)\1/g;

/** The same in raw Markdown. */
const RAW_LINK = /\]\(#(\d+)\)/g;

/** An id that no element has raises the specificity over all rules of Marp's themes. */
const LIFT = ':not(#\\_)';

/** Reverts the default theme to Marp's base styles. */
const REVERT = `section${LIFT}, section${LIFT} *, section${LIFT} *::before, section${LIFT} *::after, section${LIFT}::before, section${LIFT}::after { all: revert; }
section${LIFT} > :where(:first-child) { margin-block-start: revert !important; }
section${LIFT} > :where(:last-child) { margin-block-end: revert !important; }
section${LIFT} { width: 1280px; height: 720px; box-sizing: border-box; overflow: hidden; position: relative; scroll-snap-align: center center; text-size-adjust: 100%; --marpit-root-font-size: initial; }
section${LIFT}::after { position: absolute; right: 0; bottom: 0; padding: inherit; content: attr(data-marpit-pagination); pointer-events: none; }
section${LIFT}:not([data-marpit-pagination])::after { display: none; }
section${LIFT} h1 { margin-block: .67em; font-size: 2em; }`;

/** CSS that overrides the default theme. */
function standAlone(css: string): string {
  const root = postcss.parse(css);
  root.walkComments((comment) => {
    comment.remove();
  });
  // The default theme removes those of a slide's first and last elements with `!important`.
  root.walkDecls(/^margin/, (declaration) => {
    declaration.important = true;
  });
  root.walkRules((rule) => {
    const isWithin = rule.parent?.type === 'rule';
    const isStep =
      rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as AtRule).name);
    if (isWithin || isStep) return;
    rule.selectors = rule.selectors.map(lift);
  });
  return `${REVERT}\n${root
    .toString()
    .replace(/\n\s*\n+/g, '\n')
    .trim()}`;
}

function lift(selector: string): string {
  const onSection = /^(section|:root)(?![\w-])/.exec(selector);
  return onSection
    ? `section${LIFT}${selector.slice(onSection[0].length)}`
    : `section${LIFT} ${selector}`;
}
