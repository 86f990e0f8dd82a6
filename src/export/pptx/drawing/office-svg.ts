/** An SVG as Office shows it: it loads no fonts from within, and has others. */
import { EAST_ASIAN_FONTS, type OfficeLanguage } from './language.js';

/** What Fireside has put at the end: fonts, and the rules that use them. */
const OWN_STYLE = /<style xmlns="http:\/\/www\.w3\.org\/2000\/svg">(?:(?!<style)[\s\S])*<\/style>/g;
const FONT_FACE = /@font-face\s*\{[^}]*\}\s*/g;
const END_OF_FAMILIES = /(?<=\S)(?=\s*!important)/g;

/** Arial has what the other letters need. */
const LATIN = 'Arial';

/** Without the fonts that were embedded, and with Office's own names behind theirs. */
export function officeSvg(svg: Uint8Array, { script }: OfficeLanguage): Uint8Array {
  const text = Buffer.from(svg).toString('utf8');
  const names = [...(script ? [`"${EAST_ASIAN_FONTS[script]}"`] : []), LATIN].join(', ');
  const written = text.replace(OWN_STYLE, (style) =>
    style.includes('@font-face')
      ? style.replace(FONT_FACE, '').replace(END_OF_FAMILIES, `, ${names}`)
      : style,
  );
  return written === text ? svg : Buffer.from(written);
}
