/** What an empty placeholder says, in PowerPoint's own words, where somebody edits the master. */
import type { EastAsianScript, OfficeLanguage } from '../drawing/language.js';
import { numberField, runLanguage } from '../drawing/text.js';
import { attributes, type Xml, xml } from '../opc/xml.js';

export interface Prompts {
  readonly title: string;
  /** For the five levels of a text. */
  readonly levels: readonly string[];
  /** For the line above a title that names its section. */
  readonly kicker: string;
}

const ENGLISH: Prompts = {
  title: 'Click to edit Master title style',
  levels: [
    'Click to edit Master text styles',
    'Second level',
    'Third level',
    'Fourth level',
    'Fifth level',
  ],
  kicker: 'Section',
};

const PROMPTS: Readonly<Record<EastAsianScript, Prompts>> = {
  Hant: {
    title: '按一下以編輯母片標題樣式',
    levels: ['按一下以編輯母片文字樣式', '第二層', '第三層', '第四層', '第五層'],
    kicker: '節名',
  },
  Hans: {
    title: '单击此处编辑母版标题样式',
    levels: ['单击此处编辑母版文本样式', '第二级', '第三级', '第四级', '第五级'],
    kicker: '节名',
  },
  Jpan: {
    title: 'マスター タイトルの書式設定',
    levels: [
      'マスター テキストの書式設定',
      '第 2 レベル',
      '第 3 レベル',
      '第 4 レベル',
      '第 5 レベル',
    ],
    kicker: 'セクション名',
  },
  Kore: {
    title: '마스터 제목 스타일 편집',
    levels: [
      '마스터 텍스트 스타일을 편집하려면 클릭',
      '둘째 수준',
      '셋째 수준',
      '넷째 수준',
      '다섯째 수준',
    ],
    kicker: '구역 이름',
  },
};

/** The prompts of a language: its own for East Asian ones, else English. */
export function prompts(language: OfficeLanguage): Prompts {
  return language.script ? PROMPTS[language.script] : ENGLISH;
}

/** The five levels of a prompt, each a paragraph. */
export function promptLevels(language: OfficeLanguage): Xml[] {
  return prompts(language).levels.map(
    (text, level) => xml`<a:p>
      <a:pPr lvl="${level}"/><a:r><a:rPr${runLanguage(language)}/><a:t>${text}</a:t></a:r>
    </a:p>`,
  );
}

/** The paragraph of a slide-number placeholder: a field, `‹#›` until it is filled (§21.1.2.2.4). */
export function numberParagraph(language: OfficeLanguage): Xml {
  const lang = attributes({ lang: language.run });
  return xml`<a:p>${numberField(xml`<a:rPr${lang}/>`, '‹#›')}<a:endParaRPr${lang}/></a:p>`;
}
