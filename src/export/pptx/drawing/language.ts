/** PowerPoint names languages by country and chooses East Asian faces by script; outlines do not. */

import { directionOf } from '../../../markdown/index.js';

/** Writing systems that need a face of their own, by their ISO 15924 codes. */
export type EastAsianScript = 'Hant' | 'Hans' | 'Jpan' | 'Kore';

export interface OfficeLanguage {
  /** As the outline has it (BCP 47). */
  readonly tag: string;
  /** For `lang` on runs: language and region, such as `zh-TW`. */
  readonly run: string;
  readonly script: EastAsianScript | undefined;
  /** True if it is written from right to left. */
  readonly rtl: boolean;
}

/** Faces that Windows has and Office for Mac brings along. */
export const EAST_ASIAN_FACES: Readonly<Record<EastAsianScript, string>> = {
  Hant: 'Microsoft JhengHei',
  Hans: 'Microsoft YaHei',
  Jpan: 'Yu Gothic',
  Kore: 'Malgun Gothic',
};

/**
 * Finds the region and script of a language by CLDR's likely subtags, which agree with Office's
 * names (ECMA-376-1 §22.9.2.6): zh-Hant → zh-TW, zh-Hans → zh-CN, ja → ja-JP, ko → ko-KR, en →
 * en-US. A region that is written stays: zh-Hant-HK → zh-HK.
 *
 * @throws RangeError if the tag is not BCP 47.
 */
export function officeLanguage(tag: string): OfficeLanguage {
  const { language, region, script } = new Intl.Locale(tag).maximize();
  const known = script && script in EAST_ASIAN_FACES ? (script as EastAsianScript) : undefined;
  return {
    tag,
    run: region ? `${language}-${region}` : language,
    script: known,
    rtl: directionOf(tag) === 'rtl',
  };
}
