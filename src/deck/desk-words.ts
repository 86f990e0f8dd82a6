/** The words of the page that presents, by language: buttons, the plan, the list of keys. */

export interface DeskWords {
  readonly controls: string;
  readonly next: string;
  readonly previous: string;
  readonly first: string;
  readonly last: string;
  /** For the list of keys: a number, then Enter. */
  readonly jump: string;
  readonly overview: string;
  readonly presenter: string;
  readonly black: string;
  readonly fullScreen: string;
  readonly help: string;
  readonly close: string;
  /** The switch for keys that are a single sign. */
  readonly signs: string;
  readonly now: string;
  readonly upNext: string;
  /** Stands where the next slide would. */
  readonly end: string;
  readonly clock: string;
  readonly elapsed: string;
  readonly start: string;
  readonly pause: string;
  readonly reset: string;
  readonly larger: string;
  readonly smaller: string;
  readonly plan: string;
  /** Before the number of the slide that the plan has now. */
  readonly planned: string;
  readonly onTime: string;
  /** Before a time. */
  readonly ahead: string;
  readonly behind: string;
  /** The browser did not open the second window. */
  readonly blocked: string;
}

const zhHant: DeskWords = {
  controls: '播放控制',
  next: '下一張',
  previous: '上一張',
  first: '第一張',
  last: '最後一張',
  jump: '跳到該張',
  overview: '總覽',
  presenter: '講者畫面',
  black: '黑屏',
  fullScreen: '全螢幕',
  help: '按鍵說明',
  close: '關閉',
  signs: '使用單一字元的按鍵',
  now: '目前',
  upNext: '接著',
  end: '最後一張了',
  clock: '時刻',
  elapsed: '已講',
  start: '開始計時',
  pause: '暫停計時',
  reset: '歸零',
  larger: '放大備註',
  smaller: '縮小備註',
  plan: '進度',
  planned: '預定',
  onTime: '準時',
  ahead: '超前',
  behind: '落後',
  blocked: '瀏覽器擋下了新視窗：請允許彈出式視窗，再按一次p。',
};

const zhHans: DeskWords = {
  controls: '播放控制',
  next: '下一张',
  previous: '上一张',
  first: '第一张',
  last: '最后一张',
  jump: '跳到该张',
  overview: '总览',
  presenter: '讲者画面',
  black: '黑屏',
  fullScreen: '全屏',
  help: '按键说明',
  close: '关闭',
  signs: '使用单一字符的按键',
  now: '当前',
  upNext: '接着',
  end: '最后一张了',
  clock: '时刻',
  elapsed: '已讲',
  start: '开始计时',
  pause: '暂停计时',
  reset: '归零',
  larger: '放大备注',
  smaller: '缩小备注',
  plan: '进度',
  planned: '预定',
  onTime: '准时',
  ahead: '超前',
  behind: '落后',
  blocked: '浏览器拦下了新窗口：请允许弹出式窗口，再按一次p。',
};

const en: DeskWords = {
  controls: 'Controls',
  next: 'Next',
  previous: 'Previous',
  first: 'First slide',
  last: 'Last slide',
  jump: 'Go to that slide',
  overview: 'Overview',
  presenter: 'Presenter view',
  black: 'Black screen',
  fullScreen: 'Full screen',
  help: 'Keys',
  close: 'Close',
  signs: 'Use the keys of a single character',
  now: 'Now',
  upNext: 'Next',
  end: 'This is the last slide',
  clock: 'Time',
  elapsed: 'Elapsed',
  start: 'Start the timer',
  pause: 'Pause the timer',
  reset: 'Reset',
  larger: 'Larger notes',
  smaller: 'Smaller notes',
  plan: 'Plan',
  planned: 'Planned',
  onTime: 'On time',
  ahead: 'Ahead',
  behind: 'Behind',
  blocked: 'The browser did not open the window: allow pop-ups, then press p again.',
};

const ja: DeskWords = {
  controls: '操作',
  next: '次へ',
  previous: '前へ',
  first: '最初のスライド',
  last: '最後のスライド',
  jump: 'その番号へ移動',
  overview: '一覧',
  presenter: '発表者ビュー',
  black: '黒い画面',
  fullScreen: '全画面',
  help: 'キー操作',
  close: '閉じる',
  signs: '一文字のキーを使う',
  now: '現在',
  upNext: '次',
  end: '最後のスライドです',
  clock: '時刻',
  elapsed: '経過',
  start: '計時を始める',
  pause: '計時を止める',
  reset: 'リセット',
  larger: 'ノートを大きく',
  smaller: 'ノートを小さく',
  plan: '進行',
  planned: '予定',
  onTime: '予定どおり',
  ahead: '先行',
  behind: '遅れ',
  blocked: '新しいウィンドウが開けません。ポップアップを許可して、もう一度pを押してください。',
};

const ko: DeskWords = {
  controls: '조작',
  next: '다음',
  previous: '이전',
  first: '첫 슬라이드',
  last: '마지막 슬라이드',
  jump: '그 슬라이드로 이동',
  overview: '한눈에 보기',
  presenter: '발표자 보기',
  black: '검은 화면',
  fullScreen: '전체 화면',
  help: '키 안내',
  close: '닫기',
  signs: '한 글자 키 사용',
  now: '현재',
  upNext: '다음',
  end: '마지막 슬라이드입니다',
  clock: '시각',
  elapsed: '경과',
  start: '시간 재기 시작',
  pause: '시간 재기 멈춤',
  reset: '초기화',
  larger: '메모 크게',
  smaller: '메모 작게',
  plan: '진행',
  planned: '예정',
  onTime: '예정대로',
  ahead: '앞섬',
  behind: '늦음',
  blocked: '브라우저가 새 창을 막았습니다. 팝업을 허용한 뒤 p를 다시 누르세요.',
};

const he: DeskWords = {
  controls: 'בקרה',
  next: 'הבא',
  previous: 'הקודם',
  first: 'השקופית הראשונה',
  last: 'השקופית האחרונה',
  jump: 'מעבר לשקופית',
  overview: 'מבט על',
  presenter: 'תצוגת מציג',
  black: 'מסך שחור',
  fullScreen: 'מסך מלא',
  help: 'מקשים',
  close: 'סגירה',
  signs: 'שימוש במקשים של תו אחד',
  now: 'עכשיו',
  upNext: 'בהמשך',
  end: 'זו השקופית האחרונה',
  clock: 'שעה',
  elapsed: 'חלף',
  start: 'הפעלת השעון',
  pause: 'השהיית השעון',
  reset: 'איפוס',
  larger: 'הגדלת ההערות',
  smaller: 'הקטנת ההערות',
  plan: 'תכנון',
  planned: 'מתוכנן',
  onTime: 'בזמן',
  ahead: 'מקדים',
  behind: 'מאחר',
  blocked: 'הדפדפן לא פתח את החלון: יש לאפשר חלונות קופצים וללחוץ שוב על p.',
};

const ar: DeskWords = {
  controls: 'التحكم',
  next: 'التالي',
  previous: 'السابق',
  first: 'الشريحة الأولى',
  last: 'الشريحة الأخيرة',
  jump: 'الانتقال إلى الشريحة',
  overview: 'نظرة عامة',
  presenter: 'شاشة المقدّم',
  black: 'شاشة سوداء',
  fullScreen: 'ملء الشاشة',
  help: 'المفاتيح',
  close: 'إغلاق',
  signs: 'استخدام مفاتيح الحرف الواحد',
  now: 'الآن',
  upNext: 'التالي',
  end: 'هذه آخر شريحة',
  clock: 'الوقت',
  elapsed: 'المنقضي',
  start: 'بدء المؤقت',
  pause: 'إيقاف المؤقت',
  reset: 'تصفير',
  larger: 'تكبير الملاحظات',
  smaller: 'تصغير الملاحظات',
  plan: 'الخطة',
  planned: 'المقرر',
  onTime: 'في الموعد',
  ahead: 'متقدّم',
  behind: 'متأخّر',
  blocked: 'لم يفتح المتصفح النافذة: اسمح بالنوافذ المنبثقة ثم اضغط p مرة أخرى.',
};

export const DESK_WORDS = { zhHant, zhHans, en, ja, ko, he, ar } as const;
