/**
 * Company templates as PowerPoint saves them, written by hand after its own default one: eleven
 * layouts with their usual names and types, master, theme, sample slides with pictures, notes and
 * comments, sections, custom properties and parts that nobody knows. None of the writer's code.
 */
import { strToU8, zipSync } from 'fflate';
import {
  DARK,
  FORMAT,
  HEAD,
  type Look,
  MAIN,
  type Markup,
  markupOf,
  OFFICE,
  OFFICE_COLORS,
  type Share,
  WHITE,
} from './template-markup.js';

export type { Look } from './template-markup.js';

/** A PNG of one grey pixel, and one of another grey. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
const OTHER_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

type Parts = Record<string, string | Uint8Array>;
type Relations = readonly (readonly [string, string, string, boolean?])[];

/** Collects parts, their types and the relationships of the presentation. */
function writer() {
  const parts: Parts = {};
  const types: [string, string][] = [];
  const presentation: [string, string, string][] = [];
  const put = (path: string, type: string, markup: string | Uint8Array) => {
    parts[path] = markup;
    if (type !== '') types.push([path, type]);
  };
  const rels = (path: string, list: Relations) => {
    const cut = path.lastIndexOf('/') + 1;
    const items = list.map(([rid, type, target, external]) => {
      const whole = type.includes('://') ? type : `${OFFICE}/${type}`;
      return `<Relationship Id="${rid}" Type="${whole}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`;
    });
    parts[`${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`] =
      `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
  };
  return { parts, types, presentation, put, rels };
}

type Writer = ReturnType<typeof writer>;

/** The files of a template, to change one and zip them. */
export function templateParts(look: Look = {}): Parts {
  const { contentType = 'template', samples = true } = look;
  const markup = markupOf(look);
  const to = writer();
  const masters = look.second ? 2 : 1;
  for (let m = 0; m < masters; m += 1) addMaster(to, look, markup, m);
  if (look.drawn) to.put('ppt/media/image1.png', '', PIXEL);
  if (samples) addSamples(to, markup);
  addSettings(to, samples);
  const masterIds = Array.from(
    { length: masters },
    (_, m) => `<p:sldMasterId id="${2147483648 + m * 100}" r:id="rId${m + 1}"/>`,
  ).join('');
  const { width, height, plainLevels } = markup;
  const lists = samples ? SAMPLE_LISTS : '';
  to.put(
    'ppt/presentation.xml',
    `${FORMAT}.${contentType}.main+xml`,
    `${HEAD}<p:presentation ${MAIN} saveSubsetFonts="1"><p:sldMasterIdLst>${masterIds}</p:sldMasterIdLst>${lists}<p:sldSz cx="${width}" cy="${height}"/><p:notesSz cx="6858000" cy="9144000"/><p:defaultTextStyle>${plainLevels}</p:defaultTextStyle><p:extLst>${samples ? SAMPLE_SECTION : ''}${GUIDES}</p:extLst></p:presentation>`,
  );
  to.rels('ppt/presentation.xml', to.presentation);
  const overrides = to.types
    .map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`)
    .join('');
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides}</Types>`,
    ...to.parts,
  };
}

const SAMPLE_LISTS =
  '<p:notesMasterIdLst><p:notesMasterId r:id="rId13"/></p:notesMasterIdLst><p:sldIdLst><p:sldId id="256" r:id="rId11"/><p:sldId id="257" r:id="rId12"/></p:sldIdLst>';
const SAMPLE_SECTION =
  '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="SAMPLE SECTION" id="{11111111-2222-4333-8444-555555555555}"><p14:sldIdLst><p14:sldId id="256"/><p14:sldId id="257"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext>';
const GUIDES =
  '<p:ext uri="{EFAFB233-063F-42B5-8137-9DF3F51BA10A}"><p15:sldGuideLst xmlns:p15="http://schemas.microsoft.com/office/powerpoint/2012/main"/></p:ext>';

/** A master with its theme and layouts. */
function addMaster(
  { put, rels, presentation }: Writer,
  look: Look,
  markup: Markup,
  m: number,
): void {
  const { master, layout, theme, shown } = markup;
  const { colors = OFFICE_COLORS } = look;
  const count = shown.length;
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

/** Two slides with all that slides may bring along. */
function addSamples({ put, rels, presentation }: Writer, markup: Markup): void {
  const { slide, notes, theme, pictureOf } = markup;
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
  put('ppt/notesSlides/notesSlide1.xml', `${FORMAT}.notesSlide+xml`, notes('notes', 'SAMPLE NOTE'));
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
}

/** What is beside masters and slides, and of the whole package. */
function addSettings({ put, rels, presentation }: Writer, samples: boolean): void {
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
