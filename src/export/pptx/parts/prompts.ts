/** What an empty placeholder says, in PowerPoint's own words, where somebody edits the master. */
import type { OfficeLanguage } from '../drawing/language.js';
import { numberField, plainParagraphs, runLanguage } from '../drawing/run-markup.js';
import type { PlaceholderRole } from '../native/roles.js';
import { attributes, type Xml, xml } from '../opc/xml.js';

/** Of a title, of the five levels of a text, and of the line above a title that names its section. */
const PROMPTS = {
  Hant: '按一下以編輯母片標題樣式|按一下以編輯母片文字樣式|第二層|第三層|第四層|第五層|節名',
  Hans: '单击此处编辑母版标题样式|单击此处编辑母版文本样式|第二级|第三级|第四级|第五级|节名',
  Jpan: 'マスター タイトルの書式設定|マスター テキストの書式設定|第 2 レベル|第 3 レベル|第 4 レベル|第 5 レベル|セクション名',
  Kore: '마스터 제목 스타일 편집|마스터 텍스트 스타일을 편집하려면 클릭|둘째 수준|셋째 수준|넷째 수준|다섯째 수준|구역 이름',
};
const ENGLISH =
  'Click to edit Master title style|Click to edit Master text styles|Second level|Third level|Fourth level|Fifth level|Section';

/** What a placeholder is for. */
type Prompted = PlaceholderRole | 'content';

/** The paragraphs of an empty placeholder: its language's, English ones where there are none. */
export function promptsOf(role: Prompted, language: OfficeLanguage): Xml[] {
  const words = (language.script ? PROMPTS[language.script] : ENGLISH).split('|');
  switch (role) {
    case 'title':
      return plainParagraphs(words[0] ?? '', language);
    case 'kicker':
      return plainParagraphs(words[6] ?? '', language);
    case 'footer':
    case 'date':
    case 'content':
      return plainParagraphs('', language);
    case 'number': {
      // A field, `‹#›` until it is filled (ECMA-376-1 §21.1.2.2.4).
      const lang = attributes({ lang: language.run });
      return [xml`<a:p>${numberField(xml`<a:rPr${lang}/>`, '‹#›')}<a:endParaRPr${lang}/></a:p>`];
    }
    case 'body':
    case 'body2':
      return words.slice(1, 6).map(
        (text, level) => xml`<a:p>
          <a:pPr lvl="${level}"/><a:r><a:rPr${runLanguage(language)}/><a:t>${text}</a:t></a:r>
        </a:p>`,
      );
    default:
      return plainParagraphs(words[1] ?? '', language);
  }
}
