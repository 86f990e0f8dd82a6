/** Colours and fonts live in the theme, so that changing them there changes every slide. */
import type { Rendered } from '../../../render/index.js';
import { EAST_ASIAN_FONTS, EAST_ASIAN_SERIFS, type OfficeLanguage } from '../drawing/language.js';
import { type Xml, xml } from '../opc/xml.js';

/** The colours of a scheme (ECMA-376-1 §20.1.6.2), in the order of the format. */
export const COLOR_SLOTS = [
  ...['dk1', 'lt1', 'dk2', 'lt2'],
  ...['accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'],
  ...['hlink', 'folHlink'],
] as const;

/** Each six hexadecimal digits. */
export type ThemeColors = Readonly<Record<(typeof COLOR_SLOTS)[number], string>>;

/** Those of templates/themes/fireside.css: ink, paper, night, code; accent and people's hues. */
export const FIRESIDE_COLORS: ThemeColors = {
  ...{ dk1: '18212B', lt1: 'FBFAF7', dk2: '16202B', lt2: 'F0EDE5' },
  ...{ accent1: 'B03A16', accent2: '3A6B1F', accent3: '1F50B5' },
  ...{ accent4: '7D4A06', accent5: '7B2D6B', accent6: '0F6268' },
  ...{ hlink: 'B03A16', folHlink: '7B2D6B' },
};

/** Arial has Hebrew and Arabic letters, too. */
const LATIN = 'Arial';
/** Its figures are as high as capitals, as those of Source Serif are; Georgia's are not. */
const LATIN_SERIF = 'Cambria';

const FILL = xml`<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`;

const FORMATS = xml`<a:fmtScheme name="Fireside">
  <a:fillStyleLst>${[FILL, FILL, FILL]}</a:fillStyleLst>
  <a:lnStyleLst>${[6350, 12700, 19050].map(
    (width) => xml`<a:ln w="${width}" cap="flat" cmpd="sng" algn="ctr">
      ${FILL}<a:prstDash val="solid"/><a:miter lim="800000"/>
    </a:ln>`,
  )}</a:lnStyleLst>
  <a:effectStyleLst>${[0, 1, 2].map(
    () => xml`<a:effectStyle><a:effectLst/></a:effectStyle>`,
  )}</a:effectStyleLst>
  <a:bgFillStyleLst>${[FILL, FILL, FILL]}</a:bgFillStyleLst>
</a:fmtScheme>`;

type BrandFonts = NonNullable<Rendered['brand']>['fonts'];

/**
 * One of the two font collections (§20.1.4.1.24-25).
 * @param named a brand's fonts, each for the letters that it has, the first one first
 * @param serif whether what the brand does not name has serifs
 */
function fonts(language: OfficeLanguage, named: readonly BrandFonts['body'][], serif = false): Xml {
  const usual = serif ? EAST_ASIAN_SERIFS : EAST_ASIAN_FONTS;
  const latin = named.find((one) => one?.hasLatin)?.name ?? (serif ? LATIN_SERIF : LATIN);
  const own = named.find((one) => one?.hasIdeographs)?.name;
  const eastAsian = own ?? (language.script ? usual[language.script] : '');
  const scripts = Object.entries(usual).map(([script, other]) => {
    const typeface = own !== undefined && script === language.script ? own : other;
    // The scheme knows Korean by its letters alone (§20.1.4.1.16).
    const name = script === 'Kore' ? 'Hang' : script;
    return xml`<a:font script="${name}" typeface="${typeface}"/>`;
  });
  return xml`<a:latin typeface="${latin}"/><a:ea typeface="${eastAsian}"/><a:cs typeface="${LATIN}"/>
    ${scripts}<a:font script="Arab" typeface="${LATIN}"/>
    <a:font script="Hebr" typeface="${LATIN}"/>`;
}

/**
 * A theme part (§14.2.7): Arial for Latin, a font that Windows and Office for Mac have for the
 * deck's language, and those of the other East Asian scripts beside it. A deck in a language that
 * is not East Asian leaves the choice to the script of each run.
 * @param fonts those of a brand, which go before these
 * @param serif whether the deck's theme has titles with serifs
 */
export function themeXml(
  language: OfficeLanguage,
  colors: ThemeColors,
  { heading, body }: BrandFonts = {},
  serif = false,
): Xml {
  const slots = COLOR_SLOTS.map(
    (slot) => xml`<a:${slot}><a:srgbClr val="${colors[slot]}"/></a:${slot}>`,
  );
  return xml`<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
    name="Fireside">
    <a:themeElements>
      <a:clrScheme name="Fireside">${slots}</a:clrScheme>
      <a:fontScheme name="Fireside">
        <a:majorFont>${fonts(language, serif ? [heading] : [heading, body], serif)}</a:majorFont>
        <a:minorFont>${fonts(language, [body])}</a:minorFont>
      </a:fontScheme>
      ${FORMATS}
    </a:themeElements>
    <a:objectDefaults/>
    <a:extraClrSchemeLst/>
  </a:theme>`;
}
