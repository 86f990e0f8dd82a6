/** The fixed words of a deck by language. */
import { DESK_WORDS, type DeskWords } from './desk-words.js';

export interface Words {
  readonly agenda: string;
  readonly sources: string;
  readonly closing: string;
  readonly paraphrase: string;
  readonly said: string;
  readonly agrees: string;
  readonly doubts: string;
  readonly adds: string;
  readonly minutes: (count: number) => string;
  readonly page: (number: number) => string;
  /** Of numbers, or of what stands for them. */
  readonly pageOf: (number: number | string, count: number | string) => string;
  /** The title of one part of a slide that was cut. */
  readonly part: (title: string, number: number, count: number) => string;
  readonly commentary: string;
  readonly notes: string;
  /** The marks around a quotation. */
  readonly quotes: readonly [open: string, close: string];
  /** What stands between the names of a list, and between the parts of a source. */
  readonly comma: string;
  /** What stands between points that are set as sentences, and behind the last of them. */
  readonly clause: string;
  readonly period: string;
  /** What stands between two sentences. */
  readonly space: string;
  readonly colon: string;
  /** Leads to what is answered elsewhere. */
  readonly see: string;
  readonly stop: string;
  /** What the page that presents says. */
  readonly desk: DeskWords;
}

const zhHant: Words = {
  agenda: '議程',
  sources: '資料來源',
  closing: '謝謝',
  paraphrase: '轉述',
  said: '對談中說',
  agrees: '贊成',
  doubts: '存疑',
  adds: '補充',
  minutes: (count) => `${count}分鐘`,
  page: (number) => `第${number}頁`,
  pageOf: (number, count) => `第${number}頁，共${count}頁`,
  part: (title, number, count) => `${title}（${number}/${count}）`,
  commentary: '評論',
  notes: '備註',
  quotes: ['「', '」'],
  comma: '、',
  clause: '；',
  period: '。',
  space: '',
  colon: '：',
  see: '見',
  stop: '，',
  desk: DESK_WORDS.zhHant,
};

const zhHans: Words = {
  ...zhHant,
  agenda: '议程',
  sources: '资料来源',
  closing: '谢谢',
  paraphrase: '转述',
  said: '对谈中说',
  agrees: '赞成',
  doubts: '存疑',
  adds: '补充',
  minutes: (count) => `${count}分钟`,
  page: (number) => `第${number}页`,
  pageOf: (number, count) => `第${number}页，共${count}页`,
  commentary: '评论',
  notes: '备注',
  see: '见',
  quotes: ['“', '”'],
  desk: DESK_WORDS.zhHans,
};

const en: Words = {
  agenda: 'Agenda',
  sources: 'Sources',
  closing: 'Thank you',
  paraphrase: 'paraphrased',
  said: 'In the talk',
  agrees: 'agrees',
  doubts: 'doubts',
  adds: 'adds',
  minutes: (count) => `${count} min`,
  page: (number) => `page ${number}`,
  pageOf: (number, count) => `Page ${number} of ${count}`,
  part: (title, number, count) => `${title} (${number}/${count})`,
  commentary: 'Commentary',
  notes: 'Notes',
  quotes: ['“', '”'],
  comma: ', ',
  clause: '. ',
  period: '.',
  space: ' ',
  colon: ': ',
  see: 'see',
  stop: ', ',
  desk: DESK_WORDS.en,
};

const ja: Words = {
  agenda: '目次',
  sources: '出典',
  closing: 'ありがとうございました',
  paraphrase: '要旨',
  said: '対談での発言',
  agrees: '賛成',
  doubts: '疑問',
  adds: '補足',
  minutes: (count) => `${count}分`,
  page: (number) => `${number}ページ`,
  pageOf: (number, count) => `${number}／${count}ページ`,
  part: (title, number, count) => `${title}（${number}/${count}）`,
  commentary: '論評',
  notes: 'ノート',
  quotes: ['「', '」'],
  comma: '、',
  clause: '。',
  period: '。',
  space: '',
  colon: '：',
  see: '参照',
  stop: '、',
  desk: DESK_WORDS.ja,
};

const ko: Words = {
  agenda: '순서',
  sources: '출처',
  closing: '감사합니다',
  paraphrase: '요지',
  said: '대담에서',
  agrees: '찬성',
  doubts: '의문',
  adds: '보충',
  minutes: (count) => `${count}분`,
  page: (number) => `${number}쪽`,
  pageOf: (number, count) => `${number}/${count}쪽`,
  part: (title, number, count) => `${title} (${number}/${count})`,
  commentary: '논평',
  notes: '메모',
  quotes: ['“', '”'],
  comma: ', ',
  clause: '. ',
  period: '.',
  space: ' ',
  colon: ': ',
  see: '참조',
  stop: ', ',
  desk: DESK_WORDS.ko,
};

const he: Words = {
  agenda: 'סדר היום',
  sources: 'מקורות',
  closing: 'תודה',
  paraphrase: 'בניסוח שלנו',
  said: 'בשיחה',
  agrees: 'הסכמה',
  doubts: 'ספק',
  adds: 'תוספת',
  minutes: (count) => `${count} דק׳`,
  page: (number) => `עמוד ${number}`,
  pageOf: (number, count) => `עמוד ${number} מתוך ${count}`,
  part: (title, number, count) => `${title} (${number}/${count})`,
  commentary: 'פרשנות',
  notes: 'הערות',
  quotes: ['״', '״'],
  comma: ', ',
  clause: '. ',
  period: '.',
  space: ' ',
  colon: ': ',
  see: 'ראו',
  stop: ', ',
  desk: DESK_WORDS.he,
};

const ar: Words = {
  agenda: 'المحاور',
  sources: 'المصادر',
  closing: 'شكرًا لكم',
  paraphrase: 'بتصرّف',
  said: 'في الحوار',
  agrees: 'تأييد',
  doubts: 'تحفّظ',
  adds: 'إضافة',
  minutes: (count) => `${count} د`,
  page: (number) => `صفحة ${number}`,
  pageOf: (number, count) => `صفحة ${number} من ${count}`,
  part: (title, number, count) => `${title} (${number}/${count})`,
  commentary: 'تعليق',
  notes: 'ملاحظات',
  quotes: ['«', '»'],
  comma: '، ',
  clause: '. ',
  period: '.',
  space: ' ',
  colon: ': ',
  see: 'انظر',
  stop: '، ',
  desk: DESK_WORDS.ar,
};

const BY_LANGUAGE: Readonly<Record<string, Words>> = { ja, ko, he, ar };

/** The words for a BCP 47 tag; English where we have none. */
export function wordsFor(lang: string): Words {
  const { language, script } = new Intl.Locale(lang).maximize();
  if (language === 'zh') return script === 'Hans' ? zhHans : zhHant;
  return BY_LANGUAGE[language] ?? en;
}
