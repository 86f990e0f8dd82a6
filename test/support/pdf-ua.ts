/**
 * What the Matterhorn Protocol 1.02 (of the PDF Association) has a machine check of PDF/UA-1, over
 * the objects that qpdf reads: none of it is our own code. Conditions on what our files never have
 * (form fields, media, printer's marks, optional content, embedded files) fail where there is one.
 */

import { type Dict, type PdfObjects, readObjects, textOf, type Value } from './pdf-objects.js';
import { contentFaults } from './pdf-ua-content.js';
import { fontFaults } from './pdf-ua-fonts.js';

export interface Tag {
  readonly type: string;
  readonly dict: Dict;
  readonly kids: readonly Tag[];
  readonly parent: Tag | undefined;
  /** Marks and annotations right in it: `owner/mcid`, or an annotation's reference. */
  readonly marks: readonly string[];
  readonly annotations: readonly string[];
}

/** A failure condition's number, and where it was met. */
export type Fault = string;

const STANDARD =
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split(
    ' ',
  );

/** Every condition that a PDF fails. */
export function pdfUaFaults(pdf: Uint8Array): Fault[] {
  const objects = readObjects(pdf);
  const catalog = objects.dict(objects.trailer['/Root']);
  const tags = tagsOf(objects, catalog);
  const marks = tags.flatMap((tag) => tag.marks.map((mark) => [mark, tag] as const));
  const byMark = new Map(marks);
  return [
    ...fault(byMark.size < marks.length, '01-005 a mark in two tags'),
    ...documentFaults(objects, catalog),
    ...tags.flatMap((tag) => tagFaults(objects, catalog, tag)),
    ...headingFaults(tags),
    ...noteFaults(tags),
    ...languageFaults(objects, catalog, tags),
    ...annotationFaults(objects, tags),
    ...contentFaults(objects, byMark),
    ...fontFaults(objects),
  ];
}

/** All tags, in their order. */
export function tagsOf(objects: PdfObjects, catalog: Dict): Tag[] {
  const all: Tag[] = [];
  const read = (value: Value, parent: Tag | undefined, around: Value | undefined): Tag[] => {
    const dict = objects.dict(value);
    const page = dict['/Pg'] ?? around;
    const type = String(dict['/S']).slice(1);
    const marks: string[] = [];
    const annotations: string[] = [];
    const kids: Tag[] = [];
    const tag: Tag = { type, dict, kids, parent, marks, annotations };
    all.push(tag);
    const content = objects.at(dict['/K']);
    for (const kid of Array.isArray(content) ? content : [dict['/K'] ?? []].flat()) {
      const found = objects.dict(kid as Value);
      if (typeof kid === 'number') marks.push(`${page}/${kid}`);
      else if (found['/Type'] === '/MCR') {
        marks.push(`${found['/Stm'] ?? found['/Pg'] ?? page}/${found['/MCID']}`);
      } else if (found['/Type'] === '/OBJR') annotations.push(String(found['/Obj']));
      else kids.push(...read(kid as Value, tag, page));
    }
    return [tag];
  };
  const root = objects.dict(catalog['/StructTreeRoot']);
  for (const kid of [objects.at(root['/K']) ?? []].flat()) {
    if (objects.dict(kid)['/S'] !== undefined) read(kid, undefined, undefined);
  }
  return all;
}

function documentFaults(objects: PdfObjects, catalog: Dict): Fault[] {
  const xmp = objects.stream(catalog['/Metadata'])?.bytes.toString('utf8');
  const preferences = objects.dict(catalog['/ViewerPreferences']);
  const roles = Object.entries(objects.dict(objects.dict(catalog['/StructTreeRoot'])['/RoleMap']));
  const types = [...objects.all.values()].map((one) => objects.dict(one));
  const encryption = objects.dict(objects.trailer['/Encrypt']);
  const ends = (role: string, seen: readonly string[] = []): string => {
    if (seen.includes(role)) return 'circle';
    const next = roles.find(([name]) => name === role)?.[1];
    return next === undefined ? role : ends(String(next), [...seen, role]);
  };
  return [
    ...fault(objects.dict(catalog['/MarkInfo'])['/Marked'] !== true, '01-005 not marked'),
    ...fault(objects.dict(catalog['/MarkInfo'])['/Suspects'] === true, '01-007'),
    ...roles.flatMap(([role]) => [
      ...fault(ends(role) === 'circle', `02-003 ${role}`),
      ...fault(!STANDARD.includes(ends(role).slice(1)), `02-001 ${role}`),
      ...fault(STANDARD.includes(role.slice(1)), `02-004 ${role}`),
    ]),
    ...fault(xmp === undefined, '06-001'),
    ...fault(!/<pdfuaid:part>1<\/pdfuaid:part>|pdfuaid:part="1"/.test(xmp ?? ''), '06-002'),
    ...fault(!/<dc:title>[\s\S]*?<rdf:li[^>]*>[^<]+</.test(xmp ?? ''), '06-003'),
    ...fault(!('/DisplayDocTitle' in preferences), '07-001'),
    ...fault(preferences['/DisplayDocTitle'] !== true, '07-002'),
    ...fault('/OCProperties' in catalog, '20-001 optional content'),
    ...fault(
      types.some((one) => '/EF' in one && !('/F' in one && '/UF' in one)),
      '21-001',
    ),
    ...fault('/XFA' in objects.dict(catalog['/AcroForm']), '25-001'),
    ...fault('/Encrypt' in objects.trailer && !('/P' in encryption), '26-001'),
    ...fault('/P' in encryption && (Number(encryption['/P']) & 512) === 0, '26-002'),
    ...fault(
      types.some((one) => one['/Subtype'] === '/Form' && '/Ref' in one),
      '30-001',
    ),
  ];
}

function fault(isMet: boolean, text: string): Fault[] {
  return isMet ? [text] : [];
}

/** Which parents and kids the types of lists, tables and the like want (ISO 32000-1 §14.8.4). */
const PARENTS: Readonly<Record<string, readonly [condition: string, parents: string]>> = {
  TR: ['09-004', 'Table THead TBody TFoot'],
  TH: ['09-004', 'TR'],
  TD: ['09-004', 'TR'],
  THead: ['09-004', 'Table'],
  TBody: ['09-004', 'Table'],
  TFoot: ['09-004', 'Table'],
  LI: ['09-005', 'L'],
  LBody: ['09-005', 'LI'],
  TOCI: ['09-006', 'TOC'],
  RB: ['09-007', 'Ruby'],
  RT: ['09-007', 'Ruby'],
  RP: ['09-007', 'Ruby'],
  WT: ['09-008', 'Warichu'],
  WP: ['09-008', 'Warichu'],
};
const KIDS: Readonly<Record<string, readonly [condition: string, kids: string]>> = {
  Table: ['09-004', 'TR THead TBody TFoot Caption'],
  THead: ['09-004', 'TR'],
  TBody: ['09-004', 'TR'],
  TFoot: ['09-004', 'TR'],
  TR: ['09-004', 'TH TD'],
  L: ['09-005', 'L LI Caption'],
  LI: ['09-005', 'Lbl LBody'],
  TOC: ['09-006', 'TOC TOCI Caption'],
  Ruby: ['09-007', 'RB RT RP'],
  Warichu: ['09-008', 'WT WP'],
};

function tagFaults(objects: PdfObjects, catalog: Dict, tag: Tag): Fault[] {
  const { type, dict, kids, parent, marks } = tag;
  const at = `${type} ${textOf(dict['/Alt']) ?? marks[0] ?? ''}`;
  const roles = objects.dict(objects.dict(catalog['/StructTreeRoot'])['/RoleMap']);
  const [parentCondition, parents] = PARENTS[type] ?? [];
  const [kidCondition, allowed] = KIDS[type] ?? [];
  const captions = kids.filter((kid) => kid.type === 'Caption').length;
  const attributes = [objects.at(dict['/A']) ?? []].flat().map((one) => objects.dict(one));
  const has = (key: string): boolean => (textOf(dict[key]) ?? '') !== '';
  const rows = type === 'Table' ? rowsOf(tag) : [];
  return [
    ...fault(!STANDARD.includes(type) && !(`/${type}` in roles), `02-001 ${type}`),
    ...fault(
      parents !== undefined && !parents.split(' ').includes(parent?.type ?? ''),
      `${parentCondition} ${type} in ${parent?.type}`,
    ),
    ...fault(
      allowed !== undefined &&
        (marks.length > 0 || kids.some((kid) => !allowed.split(' ').includes(kid.type))),
      `${kidCondition} ${type} has ${marks.length} marks, ${kids.map((kid) => kid.type)}`,
    ),
    ...fault(type === 'Table' && captions > 1, '09-004 two captions'),
    ...fault(type === 'L' && captions > 1, '09-005 two captions'),
    ...fault(new Set(rows.map((row) => widthOf(objects, row))).size > 1, `09-004 rows of ${at}`),
    ...fault(type === 'Figure' && !has('/Alt') && !has('/ActualText'), `13-004 ${at}`),
    ...fault(type === 'Figure' && inside(tag, 'Figure'), `13-004 nested ${at}`),
    ...fault(
      type === 'TH' && !attributes.some((one) => '/Scope' in one) && !('/ID' in dict),
      `15-003 ${at}`,
    ),
    ...fault(type === 'Formula' && !has('/Alt') && !has('/ActualText'), `17-002 ${at}`),
    ...fault(type === 'Form', '28-010 form'),
  ];
}

function inside(tag: Tag, type: string): boolean {
  return tag.parent !== undefined && (tag.parent.type === type || inside(tag.parent, type));
}

function rowsOf(tag: Tag): Tag[] {
  return tag.kids.flatMap((kid) =>
    kid.type === 'TR' ? [kid] : /^T(?:Head|Body|Foot)$/.test(kid.type) ? rowsOf(kid) : [],
  );
}

/** Columns of a row; cells that reach into other rows are not counted, nor are there any here. */
function widthOf(objects: PdfObjects, row: Tag): number {
  return row.kids.reduce((sum, { dict }) => {
    const attributes = [objects.at(dict['/A']) ?? []].flat().map((one) => objects.dict(one));
    return sum + Number(attributes.find((one) => '/ColSpan' in one)?.['/ColSpan'] ?? 1);
  }, 0);
}

function headingFaults(tags: readonly Tag[]): Fault[] {
  const levels = tags
    .filter(({ type }) => /^H[1-6]$/.test(type))
    .map(({ type }) => Number(type[1]));
  const plain = tags.filter(({ type }) => type === 'H');
  return [
    ...fault(levels.length > 0 && levels[0] !== 1, `14-002 H${levels[0]} first`),
    ...levels.flatMap((level, index) =>
      fault(index > 0 && level > (levels[index - 1] ?? 0) + 1, `14-003 H${level} at ${index}`),
    ),
    ...tags.flatMap((tag) =>
      fault(tag.kids.filter(({ type }) => type === 'H').length > 1, `14-006 ${tag.type}`),
    ),
    ...fault(plain.length > 0 && levels.length > 0, '14-007'),
  ];
}

function noteFaults(tags: readonly Tag[]): Fault[] {
  const ids = tags.filter(({ type }) => type === 'Note').map(({ dict }) => textOf(dict['/ID']));
  return [
    ...fault(ids.includes(undefined), '19-003'),
    ...fault(new Set(ids).size < ids.length, '19-004'),
  ];
}

/** The catalog's language holds for all that has none of its own. */
function languageFaults(objects: PdfObjects, catalog: Dict, tags: readonly Tag[]): Fault[] {
  const isLanguage = (value: Value | undefined): boolean =>
    /^[A-Za-z]{2,3}(?:-[A-Za-z\d]{2,8})*$/.test(textOf(value) ?? '');
  const isKnown = (tag: Tag | undefined): boolean =>
    tag === undefined
      ? isLanguage(catalog['/Lang'])
      : '/Lang' in tag.dict
        ? isLanguage(tag.dict['/Lang'])
        : isKnown(tag.parent);
  const whole = isLanguage(catalog['/Lang']);
  return [
    ...tags.flatMap((tag) => [
      ...fault(tag.marks.length > 0 && !isKnown(tag), `11-001 ${tag.type}`),
      ...fault(
        ['/Alt', '/ActualText', '/E'].some((key) => key in tag.dict) && !isKnown(tag),
        `11-002 ${tag.type}`,
      ),
    ]),
    ...fault('/Outlines' in catalog && !whole, '11-003'),
    ...fault(
      [...objects.all.values()].some((one) => '/Contents' in objects.dict(one)) && !whole,
      '11-004',
    ),
    ...fault('/Metadata' in catalog && !whole, '11-006'),
  ];
}

function annotationFaults(objects: PdfObjects, tags: readonly Tag[]): Fault[] {
  const holders = new Map(tags.flatMap((tag) => tag.annotations.map((one) => [one, tag] as const)));
  return objects.pages.flatMap((page, index) => {
    const dict = objects.dict(page);
    const annotations = objects.list(dict['/Annots']);
    return [
      ...fault(annotations.length > 0 && !('/Tabs' in dict), `28-008 page ${index + 1}`),
      ...fault(annotations.length > 0 && dict['/Tabs'] !== '/S', `28-009 page ${index + 1}`),
      ...annotations.flatMap((reference): Fault[] => {
        const own = objects.dict(reference);
        const type = String(own['/Subtype']).slice(1);
        const holder = holders.get(String(reference));
        const at = `page ${index + 1}: ${type}`;
        const hasText = (textOf(own['/Contents']) ?? '') !== '';
        const hasAlt = (textOf(holder?.dict['/Alt']) ?? '') !== '';
        return [
          ...fault(!('/StructParent' in own), `28-002 ${at} has no number`),
          ...fault(!/^(?:Link|Text)$/.test(type), `28-006 ${at}`),
          ...fault(type !== 'Link' && holder?.type !== 'Annot', `28-002 ${at} in ${holder?.type}`),
          ...fault(type !== 'Link' && !hasText && !hasAlt, `28-004 ${at}`),
          ...fault(type === 'Link' && holder?.type !== 'Link', `28-011 ${at} in ${holder?.type}`),
          ...fault(type === 'Link' && !hasText, `28-012 ${at}`),
        ];
      }),
    ];
  });
}
