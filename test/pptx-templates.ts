/**
 * Company templates as PowerPoint saves them, written by hand after its own default one: eleven
 * layouts with their usual names and types, master, theme, sample slides with pictures, notes and
 * comments, sections, custom properties and parts that nobody knows. None of the writer's code.
 */
import { strToU8, zipSync } from 'fflate';

const MAIN =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const FORMAT = 'application/vnd.openxmlformats-officedocument.presentationml';

export interface Look {
  /** EMU; PowerPoint's 16:9 without it. */
  readonly size?: readonly [number, number];
  readonly names?: 'en' | 'zh-Hant' | 'zh-Hans' | 'own';
  /** dk1, lt1, dk2, lt2, accent1 … accent6, hlink, folHlink. */
  readonly colors?: readonly string[];
  readonly faces?: readonly [string, string];
  /** Dark slides: the master's map is turned. */
  readonly dark?: boolean;
  /** What the master draws besides, its pictures by rId20. */
  readonly drawn?: string;
  /** Between the slide's top and the title, EMU. */
  readonly titleTop?: number;
  /** Height of the title, EMU. */
  readonly titleHeight?: number;
  readonly titleSize?: number;
  readonly titleColor?: string;
  /** A second master with the same layouts, dark. */
  readonly second?: boolean;
  readonly contentType?: 'template' | 'presentation';
  readonly samples?: boolean;
  readonly background?: string;
  /** Layouts by their place, without others. */
  readonly layouts?: readonly number[];
}

export const WHITE = [
  ...['1B1B1B', 'FFFFFF', '0B2A4A', 'EEF2F6'],
  ...['0B5CAD', 'E8731A', '4C9F38', 'F2B700', '6B4FA0', '00838F', '0B5CAD', '6B4FA0'],
];
export const DARK = [
  ...['0E1420', 'F4F6FA', '1B2536', 'C9D3E3'],
  ...['FFC400', '36C5F0', '2EB67D', 'E01E5A', 'A78BFA', 'F97316', '36C5F0', 'A78BFA'],
];
export const OFFICE_COLORS = [
  ...['000000', 'FFFFFF', '44546A', 'E7E6E6'],
  ...['4472C4', 'ED7D31', 'A5A5A5', 'FFC000', '5B9BD5', '70AD47', '0563C1', '954F72'],
];

const NAMES = {
  en: [
    ...['Title Slide', 'Title and Content', 'Section Header', 'Two Content', 'Comparison'],
    ...['Title Only', 'Blank', 'Content with Caption', 'Picture with Caption'],
    ...['Title and Vertical Text', 'Vertical Title and Text'],
  ],
  'zh-Hant': [
    ...['標題投影片', '標題及內容', '章節標題', '兩個內容', '比較'],
    ...[
      '只有標題',
      '空白',
      '含輔助字幕的內容',
      '含輔助字幕的圖片',
      '標題及直排文字',
      '直排標題及文字',
    ],
  ],
  'zh-Hans': [
    ...['标题幻灯片', '标题和内容', '节标题', '两栏内容', '比较'],
    ...['仅标题', '空白', '内容与标题', '图片与标题', '标题和竖排文字', '竖排标题与文本'],
  ],
  own: [
    'Acme Front',
    'Acme Text',
    'Acme Chapter',
    'A4',
    'A5',
    'Acme Free',
    'A7',
    'A8',
    'A9',
    'A10',
    'A11',
  ],
} as const;
const TYPES = [
  'title',
  'obj',
  'secHead',
  'twoObj',
  'twoTxTwoObj',
  'titleOnly',
  'blank',
  'objTx',
  'picTx',
  'vertTx',
  'vertTitleAndTx',
];
const SLOTS = [
  'dk1',
  'lt1',
  'dk2',
  'lt2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
];

/** A PNG of one grey pixel, and one of another grey. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
const OTHER_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

type Parts = Record<string, string | Uint8Array>;

/** A box by shares of the slide: left, top, width, height. */
type Share = readonly [number, number, number, number];

/** The files of a template, to change one and zip them. */
export function templateParts(look: Look = {}): Parts {
  const [width, height] = look.size ?? [12192000, 6858000];
  const { names = 'en', colors = OFFICE_COLORS, contentType = 'template', samples = true } = look;
  const top = look.titleTop ?? Math.round(height * 0.053);
  const titleHeight = look.titleHeight ?? Math.round(height * 0.193);
  const emu = ([x, y, w, h]: Share) =>
    `<a:xfrm><a:off x="${Math.round(x * width)}" y="${Math.round(y * height)}"/><a:ext cx="${Math.round(w * width)}" cy="${Math.round(h * height)}"/></a:xfrm>`;
  const t = top / height;
  const th = titleHeight / height;
  const bodyTop = t + th + 0.02;
  let id = 1;
  const shape = (
    ph: string,
    name: string,
    box: Share | undefined,
    text: string,
    body = '',
    levels = '',
  ) => {
    id += 1;
    return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${ph}/></p:nvPr></p:nvSpPr><p:spPr>${box ? emu(box) : ''}${box && ph.includes('title') && !ph.includes('ctr') ? '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' : ''}</p:spPr><p:txBody><a:bodyPr${body}</a:bodyPr><a:lstStyle>${levels}</a:lstStyle>${text}</p:txBody></p:sp>`;
  };
  const PLAIN = '>';
  const paragraph = (text: string) =>
    `<a:p><a:r><a:rPr lang="en-US"/><a:t>${text}</a:t></a:r></a:p>`;
  const prompts = [
    'Click to edit Master text styles',
    'Second level',
    'Third level',
    'Fourth level',
    'Fifth level',
  ]
    .map(
      (text, level) =>
        `<a:p><a:pPr lvl="${level}"/><a:r><a:rPr lang="en-US"/><a:t>${text}</a:t></a:r></a:p>`,
    )
    .join('');
  const title = () =>
    shape(
      'type="title"',
      'Title 1',
      undefined,
      paragraph('Click to edit Master title style'),
      PLAIN,
    );
  const foot = (from: number) =>
    shape(
      `type="dt" sz="half" idx="${from}"`,
      'Date',
      undefined,
      '<a:p><a:endParaRPr lang="en-US"/></a:p>',
      PLAIN,
    ) +
    shape(
      `type="ftr" sz="quarter" idx="${from + 1}"`,
      'Footer',
      undefined,
      '<a:p><a:endParaRPr lang="en-US"/></a:p>',
      PLAIN,
    ) +
    shape(
      `type="sldNum" sz="quarter" idx="${from + 2}"`,
      'Number',
      undefined,
      '<a:p><a:fld id="{48F63A3B-78C7-47BE-AE5E-E10140E04643}" type="slidenum"><a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld></a:p>',
      PLAIN,
    );
  const body = (idx: number, box?: Share, ph = '') =>
    shape(`${ph}idx="${idx}"`, `Content ${idx}`, box, prompts, PLAIN);
  const small = (idx: number, box: Share, size = 2400) =>
    shape(
      `type="body" idx="${idx}"`,
      `Text ${idx}`,
      box,
      prompts,
      ' anchor="b">',
      `<a:lvl1pPr marL="0" indent="0"><a:buNone/><a:defRPr sz="${size}"/></a:lvl1pPr>`,
    );
  const tree = (shapes: string) =>
    `<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${shapes}</p:spTree>`;
  const content = (index: number): string => {
    switch (index) {
      case 0:
        return (
          shape(
            'type="ctrTitle"',
            'Title 1',
            [0.125, 0.1637, 0.75, 0.348],
            paragraph('Click to edit'),
            ' anchor="b"><a:normAutofit/>',
            '<a:lvl1pPr algn="ctr"><a:defRPr sz="6000"/></a:lvl1pPr>',
          ) +
          shape(
            'type="subTitle" idx="1"',
            'Subtitle 2',
            [0.125, 0.525, 0.75, 0.241],
            paragraph('Click to edit'),
            '><a:normAutofit/>',
            '<a:lvl1pPr marL="0" indent="0" algn="ctr"><a:buNone/><a:defRPr sz="2400"/></a:lvl1pPr>',
          )
        );
      case 2:
        return (
          shape(
            'type="title"',
            'Title 1',
            [0.068, 0.249, 0.8625, 0.416],
            paragraph('Click to edit'),
            ' anchor="b"><a:normAutofit/>',
            '<a:lvl1pPr><a:defRPr sz="6000"/></a:lvl1pPr>',
          ) +
          shape(
            'type="body" idx="1"',
            'Text 2',
            [0.068, 0.669, 0.8625, 0.219],
            paragraph('Click to edit'),
            '><a:normAutofit/>',
            '<a:lvl1pPr marL="0" indent="0"><a:buNone/><a:defRPr sz="2400"><a:solidFill><a:schemeClr val="tx1"><a:tint val="75000"/></a:schemeClr></a:solidFill></a:defRPr></a:lvl1pPr>',
          )
        );
      case 1:
        return title() + body(1);
      case 3:
        return (
          title() +
          body(1, [0.069, bodyTop, 0.425, 0.6], 'sz="half" ') +
          body(2, [0.506, bodyTop, 0.425, 0.6], 'sz="half" ')
        );
      case 4:
        return (
          title() +
          small(1, [0.069, bodyTop, 0.42, 0.12]) +
          body(2, [0.069, bodyTop + 0.12, 0.42, 0.5], 'sz="half" ') +
          small(3, [0.506, bodyTop, 0.42, 0.12]) +
          body(4, [0.506, bodyTop + 0.12, 0.42, 0.5], 'sz="quarter" ')
        );
      case 5:
        return title();
      case 6:
        return '';
      case 7:
        return (
          title() + body(1, [0.425, 0.144, 0.506, 0.71]) + small(2, [0.069, 0.3, 0.32, 0.55], 1600)
        );
      case 8:
        return (
          title() +
          shape(
            'type="pic" idx="1"',
            'Picture',
            [0.425, 0.144, 0.506, 0.71],
            paragraph('Picture'),
            PLAIN,
          ) +
          small(2, [0.069, 0.3, 0.32, 0.55], 1600)
        );
      case 9:
        return (
          title() +
          shape(
            'type="body" orient="vert" idx="1"',
            'Vertical',
            undefined,
            prompts,
            ' vert="eaVert">',
          )
        );
      default:
        return (
          shape(
            'type="title" orient="vert"',
            'Title 1',
            [0.716, t, 0.2156, 0.847],
            paragraph('Click'),
            ' vert="eaVert">',
          ) +
          shape(
            'type="body" orient="vert" idx="1"',
            'Vertical',
            [0.069, t, 0.634, 0.847],
            prompts,
            ' vert="eaVert">',
          )
        );
    }
  };
  const layout = (index: number): string => {
    id = 1;
    const type =
      names === 'own' && [0, 1, 2, 5].includes(index) === false ? '' : ` type="${TYPES[index]}"`;
    const userDrawn = names === 'own' ? ' userDrawn="1"' : '';
    return `${HEAD}<p:sldLayout ${MAIN}${names === 'own' ? '' : type} preserve="1"${userDrawn}><p:cSld name="${NAMES[names][index]}">${tree(content(index) + foot(10))}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`;
  };
  const levels = [2800, 2400, 2000, 1800, 1800]
    .map(
      (size, index) =>
        `<a:lvl${index + 1}pPr marL="${228600 + index * 457200}" indent="-228600" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:spcBef><a:spcPts val="${index === 0 ? 1000 : 500}"/></a:spcBef><a:buFont typeface="Arial"/><a:buChar char="•"/><a:defRPr sz="${size}" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl${index + 1}pPr>`,
    )
    .join('');
  const plainLevels = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    .map(
      (level) =>
        `<a:lvl${level}pPr marL="${(level - 1) * 457200}" algn="l"><a:defRPr sz="1800"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl${level}pPr>`,
    )
    .join('');
  const footLevels = (align: string) =>
    `<a:lvl1pPr algn="${align}"><a:defRPr sz="1200"><a:solidFill><a:schemeClr val="tx1"><a:tint val="75000"/></a:schemeClr></a:solidFill></a:defRPr></a:lvl1pPr>`;
  const shown = look.layouts ?? TYPES.map((_, index) => index);
  const master = (dark: boolean, firstId: number): string => {
    id = 1;
    const map = dark
      ? 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"'
      : 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"';
    const shapes =
      (look.drawn ?? '') +
      shape(
        'type="title"',
        'Title Placeholder',
        [0.06875, t, 0.8625, th],
        paragraph('Click to edit'),
        ' vert="horz" lIns="91440" tIns="45720" rIns="91440" bIns="45720" rtlCol="0" anchor="ctr"><a:normAutofit/>',
      ) +
      shape(
        'type="body" idx="1"',
        'Text Placeholder',
        [0.06875, bodyTop, 0.8625, 0.9 - bodyTop],
        prompts,
        ' vert="horz" lIns="91440" tIns="45720" rIns="91440" bIns="45720" rtlCol="0"><a:normAutofit/>',
      ) +
      shape(
        'type="dt" sz="half" idx="2"',
        'Date',
        [0.06875, 0.927, 0.225, 0.053],
        '<a:p><a:endParaRPr lang="en-US"/></a:p>',
        ' anchor="ctr">',
        footLevels('l'),
      ) +
      shape(
        'type="ftr" sz="quarter" idx="3"',
        'Footer',
        [0.33125, 0.927, 0.3375, 0.053],
        '<a:p><a:endParaRPr lang="en-US"/></a:p>',
        ' anchor="ctr">',
        footLevels('ctr'),
      ) +
      shape(
        'type="sldNum" sz="quarter" idx="4"',
        'Number',
        [0.70625, 0.927, 0.225, 0.053],
        '<a:p><a:fld id="{48F63A3B-78C7-47BE-AE5E-E10140E04643}" type="slidenum"><a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld></a:p>',
        ' anchor="ctr">',
        footLevels('r'),
      );
    const ids = shown
      .map((_, index) => `<p:sldLayoutId id="${firstId + 1 + index}" r:id="rId${index + 1}"/>`)
      .join('');
    const ground =
      look.background ?? '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>';
    return `${HEAD}<p:sldMaster ${MAIN}><p:cSld>${ground}${tree(shapes)}</p:cSld><p:clrMap ${map} accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst>${ids}</p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/><a:defRPr sz="${look.titleSize ?? 4400}" kern="1200"><a:solidFill><a:schemeClr val="${look.titleColor ?? 'tx1'}"/></a:solidFill><a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>${levels}</p:bodyStyle><p:otherStyle>${plainLevels}</p:otherStyle></p:txStyles></p:sldMaster>`;
  };
  const [major, minor] = look.faces ?? ['Arial', 'Arial'];
  const theme = (name: string, list: readonly string[]): string => {
    const slots = SLOTS.map(
      (slot, index) => `<a:${slot}><a:srgbClr val="${list[index]}"/></a:${slot}>`,
    ).join('');
    const font = (face: string) =>
      `<a:latin typeface="${face}"/><a:ea typeface=""/><a:cs typeface=""/><a:font script="Hant" typeface="Microsoft JhengHei"/><a:font script="Hans" typeface="Microsoft YaHei"/><a:font script="Jpan" typeface="Yu Gothic"/>`;
    const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
    const line = `<a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:prstDash val="solid"/></a:ln>`;
    const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';
    return `${HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="${name}"><a:themeElements><a:clrScheme name="${name}">${slots}</a:clrScheme><a:fontScheme name="${name}"><a:majorFont>${font(major)}</a:majorFont><a:minorFont>${font(minor)}</a:minorFont></a:fontScheme><a:fmtScheme name="${name}"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>`;
  };

  const parts: Parts = {};
  const types: [string, string][] = [];
  const put = (path: string, type: string, markup: string | Uint8Array) => {
    parts[path] = markup;
    if (type !== '') types.push([path, type]);
  };
  const rels = (path: string, list: readonly (readonly [string, string, string, boolean?])[]) => {
    const cut = path.lastIndexOf('/') + 1;
    const items = list.map(([rid, type, target, external]) => {
      const whole = type.includes('://') ? type : `${OFFICE}/${type}`;
      return `<Relationship Id="${rid}" Type="${whole}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`;
    });
    parts[`${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`] =
      `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
  };
  const slide = (index: number, more = '') =>
    `${HEAD}<p:sld ${MAIN}><p:cSld>${tree(`<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title 1"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>${paragraph(`SAMPLE ${index}`)}</p:txBody></p:sp>${more}`)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`;
  const pictureOf = (rid: string, box: Share) =>
    `<p:pic><p:nvPicPr><p:cNvPr id="90" name="Logo" descr="Acme"/><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="${rid}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>${emu(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`;

  const masters = look.second ? 2 : 1;
  const count = shown.length;
  const kind = contentType === 'template' ? 'template' : 'presentation';
  const presentation: [string, string, string][] = [];
  for (let m = 0; m < masters; m += 1) {
    const path = `ppt/slideMasters/slideMaster${m + 1}.xml`;
    const firstId = 2147483648 + m * 100;
    put(path, `${FORMAT}.slideMaster+xml`, master(m === 1 || (look.dark ?? false), firstId));
    rels(path, [
      ...shown.map(
        (_, index) =>
          [
            `rId${index + 1}`,
            'slideLayout',
            `../slideLayouts/slideLayout${m * count + index + 1}.xml`,
          ] as const,
      ),
      [`rId${count + 1}`, 'theme', `../theme/theme${m + 1}.xml`],
      ...(look.drawn ? [['rId20', 'image', '../media/image1.png'] as const] : []),
    ]);
    put(
      `ppt/theme/theme${m + 1}.xml`,
      'application/vnd.openxmlformats-officedocument.theme+xml',
      theme(m === 1 ? 'Dark' : 'Acme', colors),
    );
    for (const [index, number] of shown.entries()) {
      const own = `ppt/slideLayouts/slideLayout${m * count + index + 1}.xml`;
      put(own, `${FORMAT}.slideLayout+xml`, layout(number));
      rels(own, [['rId1', 'slideMaster', `../slideMasters/slideMaster${m + 1}.xml`]]);
    }
    presentation.push([`rId${m + 1}`, 'slideMaster', `slideMasters/slideMaster${m + 1}.xml`]);
  }
  if (look.drawn) put('ppt/media/image1.png', '', PIXEL);
  const slides = samples ? 2 : 0;
  const sldIds: string[] = [];
  if (samples) {
    put(
      'ppt/slides/slide1.xml',
      `${FORMAT}.slide+xml`,
      slide(1, pictureOf('rId2', [0.3, 0.3, 0.2, 0.2])),
    );
    rels('ppt/slides/slide1.xml', [
      ['rId1', 'slideLayout', '../slideLayouts/slideLayout1.xml'],
      ['rId2', 'image', '../media/image9.png'],
      ['rId3', 'notesSlide', '../notesSlides/notesSlide1.xml'],
      ['rId4', 'comments', '../comments/comment1.xml'],
    ]);
    put('ppt/slides/slide2.xml', `${FORMAT}.slide+xml`, slide(2));
    rels(
      'ppt/slides/slide2.xml',
      [['rId1', 'slideLayout', '../slideLayouts/slideLayout2.xml']].map(
        (one) => one as [string, string, string],
      ),
    );
    put('ppt/media/image9.png', '', OTHER_PIXEL);
    id = 1;
    const notes = (root: string, text: string) =>
      `${HEAD}<p:${root} ${MAIN}><p:cSld>${tree(`<p:sp><p:nvSpPr><p:cNvPr id="2" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body"${root === 'notesMaster' ? ' sz="quarter" idx="3"' : ' idx="1"'}/></p:nvPr></p:nvSpPr><p:spPr>${root === 'notesMaster' ? '<a:xfrm><a:off x="685800" y="4400550"/><a:ext cx="5486400" cy="3600450"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' : ''}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>${paragraph(text)}</p:txBody></p:sp>`)}</p:cSld>${root === 'notesMaster' ? '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>' : '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>'}</p:${root}>`;
    put(
      'ppt/notesSlides/notesSlide1.xml',
      `${FORMAT}.notesSlide+xml`,
      notes('notes', 'SAMPLE NOTE'),
    );
    rels('ppt/notesSlides/notesSlide1.xml', [
      ['rId1', 'notesMaster', '../notesMasters/notesMaster1.xml'],
      ['rId2', 'slide', '../slides/slide1.xml'],
    ]);
    put(
      'ppt/notesMasters/notesMaster1.xml',
      `${FORMAT}.notesMaster+xml`,
      notes('notesMaster', 'Notes'),
    );
    rels('ppt/notesMasters/notesMaster1.xml', [['rId1', 'theme', '../theme/theme7.xml']]);
    put(
      'ppt/theme/theme7.xml',
      'application/vnd.openxmlformats-officedocument.theme+xml',
      theme('Notes', OFFICE_COLORS),
    );
    put(
      'ppt/comments/comment1.xml',
      `${FORMAT}.comments+xml`,
      `${HEAD}<p:cmLst ${MAIN}><p:cm authorId="0" idx="1"><p:pos x="10" y="10"/><p:text>SAMPLE COMMENT</p:text></p:cm></p:cmLst>`,
    );
    put(
      'ppt/commentAuthors.xml',
      `${FORMAT}.commentAuthors+xml`,
      `${HEAD}<p:cmAuthorLst ${MAIN}><p:cmAuthor id="0" name="Somebody" initials="S" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>`,
    );
    presentation.push(
      ['rId11', 'slide', 'slides/slide1.xml'],
      ['rId12', 'slide', 'slides/slide2.xml'],
      ['rId13', 'notesMaster', 'notesMasters/notesMaster1.xml'],
      ['rId14', 'commentAuthors', 'commentAuthors.xml'],
    );
    sldIds.push('<p:sldId id="256" r:id="rId11"/>', '<p:sldId id="257" r:id="rId12"/>');
  }
  put(
    'ppt/presProps.xml',
    `${FORMAT}.presProps+xml`,
    `${HEAD}<p:presentationPr ${MAIN}>${samples ? '<p:showPr><p:present/><p:sldRg st="1" end="2"/></p:showPr>' : ''}</p:presentationPr>`,
  );
  put(
    'ppt/viewProps.xml',
    `${FORMAT}.viewProps+xml`,
    `${HEAD}<p:viewPr ${MAIN} lastView="sldMasterView"/>`,
  );
  put(
    'ppt/tableStyles.xml',
    `${FORMAT}.tableStyles+xml`,
    `${HEAD}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>`,
  );
  presentation.push(
    ['rId31', 'presProps', 'presProps.xml'],
    ['rId32', 'viewProps', 'viewProps.xml'],
    ['rId33', 'tableStyles', 'tableStyles.xml'],
    ['rId34', 'theme', 'theme/theme1.xml'],
    ['rId35', 'customXml', '../customXml/item1.xml'],
  );
  put('customXml/item1.xml', '', `${HEAD}<acme xmlns="urn:acme" classification="internal"/>`);
  put(
    'docProps/core.xml',
    'application/vnd.openxmlformats-package.core-properties+xml',
    `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Acme template</dc:title><dc:creator>Brand team</dc:creator></cp:coreProperties>`,
  );
  put(
    'docProps/custom.xml',
    'application/vnd.openxmlformats-officedocument.custom-properties+xml',
    `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Classification"><vt:lpwstr>Internal</vt:lpwstr></property></Properties>`,
  );
  put('docProps/thumbnail.jpeg', '', new Uint8Array([0xff, 0xd8, 0xff, 0xd9]));
  rels('', [
    ['rId1', 'officeDocument', 'ppt/presentation.xml'],
    [
      'rId2',
      'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
      'docProps/core.xml',
    ],
    ['rId3', 'custom-properties', 'docProps/custom.xml'],
    [
      'rId4',
      'http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail',
      'docProps/thumbnail.jpeg',
    ],
  ]);
  const sections = samples
    ? '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="SAMPLE SECTION" id="{11111111-2222-4333-8444-555555555555}"><p14:sldIdLst><p14:sldId id="256"/><p14:sldId id="257"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext>'
    : '';
  const guides =
    '<p:ext uri="{EFAFB233-063F-42B5-8137-9DF3F51BA10A}"><p15:sldGuideLst xmlns:p15="http://schemas.microsoft.com/office/powerpoint/2012/main"/></p:ext>';
  const masterIds = Array.from(
    { length: masters },
    (_, m) => `<p:sldMasterId id="${2147483648 + m * 100}" r:id="rId${m + 1}"/>`,
  ).join('');
  put(
    'ppt/presentation.xml',
    `${FORMAT}.${kind}.main+xml`,
    `${HEAD}<p:presentation ${MAIN} saveSubsetFonts="1"><p:sldMasterIdLst>${masterIds}</p:sldMasterIdLst>${samples ? '<p:notesMasterIdLst><p:notesMasterId r:id="rId13"/></p:notesMasterIdLst>' : ''}${slides > 0 ? `<p:sldIdLst>${sldIds.join('')}</p:sldIdLst>` : ''}<p:sldSz cx="${width}" cy="${height}"/><p:notesSz cx="6858000" cy="9144000"/><p:defaultTextStyle>${plainLevels}</p:defaultTextStyle>${samples ? '' : ''}<p:extLst>${sections}${guides}</p:extLst></p:presentation>`,
  );
  rels('ppt/presentation.xml', presentation);
  const overrides = types
    .map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`)
    .join('');
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides}</Types>`,
    ...parts,
  };
}

/** Zips the files of a template. */
export function zipped(parts: Parts): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([path, content]) => [
        path,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  );
}

const rectangle = (
  id: number,
  color: string,
  [x, y, w, h]: Share,
  [width, height]: readonly [number, number],
) =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Bar ${id}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="${Math.round(x * width)}" y="${Math.round(y * height)}"/><a:ext cx="${Math.round(w * width)}" cy="${Math.round(h * height)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="${color}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>`;
const logo = ([x, y, w, h]: Share, [width, height]: readonly [number, number]) =>
  `<p:pic><p:nvPicPr><p:cNvPr id="60" name="Logo" descr="Acme"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="rId20"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="${Math.round(x * width)}" y="${Math.round(y * height)}"/><a:ext cx="${Math.round(w * width)}" cy="${Math.round(h * height)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`;

export const WIDE = [12192000, 6858000] as const;
export const FOUR_THREE = [9144000, 6858000] as const;

/** White, with a bar and a logo on top and titles in the company's blue. */
export const corporate: Look = {
  colors: WHITE,
  names: 'zh-Hant',
  titleTop: 620000,
  titleHeight: 800000,
  titleSize: 3200,
  titleColor: 'tx2',
  drawn:
    rectangle(50, 'accent1', [0, 0, 1, 0.06], WIDE) +
    rectangle(51, 'accent2', [0, 0.06, 1, 0.008], WIDE) +
    logo([0.94, 0.01, 0.03, 0.04], WIDE),
};

/** Dark by its map, with an accent at the left. */
export const night: Look = {
  colors: DARK,
  dark: true,
  titleSize: 3600,
  drawn: rectangle(50, 'accent1', [0, 0, 0.012, 1], WIDE),
};

/** PowerPoint's default of 4:3. */
export const fourThree: Look = { size: FOUR_THREE, names: 'zh-Hans' };

/** A template's bytes. */
export function templateOf(look: Look = {}): Uint8Array {
  return zipped(templateParts(look));
}
