/** The markup of a company template's parts, after PowerPoint's own default one; see `Look`. */

export const MAIN =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const FORMAT = 'application/vnd.openxmlformats-officedocument.presentationml';

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
export const TYPES = [
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

/** A box by shares of the slide: left, top, width, height. */
export type Share = readonly [number, number, number, number];

/** What writes the parts of a template that looks so. */
export function markupOf(look: Look) {
  const [width, height] = look.size ?? [12192000, 6858000];
  const { names = 'en' } = look;
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

  const slide = (index: number, more = '') =>
    `${HEAD}<p:sld ${MAIN}><p:cSld>${tree(`<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title 1"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>${paragraph(`SAMPLE ${index}`)}</p:txBody></p:sp>${more}`)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`;
  const pictureOf = (rid: string, box: Share) =>
    `<p:pic><p:nvPicPr><p:cNvPr id="90" name="Logo" descr="Acme"/><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="${rid}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>${emu(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`;

  const notes = (root: string, text: string) =>
    `${HEAD}<p:${root} ${MAIN}><p:cSld>${tree(`<p:sp><p:nvSpPr><p:cNvPr id="2" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body"${root === 'notesMaster' ? ' sz="quarter" idx="3"' : ' idx="1"'}/></p:nvPr></p:nvSpPr><p:spPr>${root === 'notesMaster' ? '<a:xfrm><a:off x="685800" y="4400550"/><a:ext cx="5486400" cy="3600450"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' : ''}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>${paragraph(text)}</p:txBody></p:sp>`)}</p:cSld>${root === 'notesMaster' ? '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>' : '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>'}</p:${root}>`;
  return { layout, master, theme, slide, notes, pictureOf, plainLevels, width, height, shown };
}

export type Markup = ReturnType<typeof markupOf>;
