/** Shapes that masters, layouts, slides and notes have in common (ECMA-376-1 §19.3.1). */
import { type Box, emu, fontSize } from '../opc/units.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import type { OfficeLanguage } from './language.js';
import { themeFonts } from './run-markup.js';

export interface PlaceholderSpec {
  /** As in §19.7.10. */
  readonly type?: string | undefined;
  readonly orient?: string | undefined;
  readonly sz?: string | undefined;
  /** Joins a slide's placeholder to its layout's; titles have none. */
  readonly idx?: number | string | undefined;
  /** For the selection pane. */
  readonly name: string;
  /** Without it, the place of the placeholder that is inherited from. */
  readonly box?: Box | undefined;
  /** `a:bodyPr`; without it, the inherited one. */
  readonly body?: Xml | undefined;
  /** Paragraph properties for the placeholder's levels (`a:lstStyle`'s content). */
  readonly levels?: Xml | readonly Xml[] | undefined;
  /** The paragraphs; none for a slide's image. */
  readonly paragraphs?: readonly Xml[];
}

/** `a:xfrm`: a box in EMU. */
export function transform({ x, y, width, height }: Box): Xml {
  return xml`<a:xfrm>
    <a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/>
  </a:xfrm>`;
}

/** A rectangle's place and form, as most shapes have it. */
export function rectangle(box: Box): Xml {
  return xml`${transform(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`;
}

/** A shape's name and description (§19.3.1.12, [MS-ODRAWXML] §2.38). */
export interface NonVisual {
  /** For the selection pane. */
  readonly name: string;
  /** The alternative text. */
  readonly description?: string;
  /** Screen readers pass it over. */
  readonly decorative?: boolean;
  /** `a:hlinkClick`, for a shape that is a link as a whole. */
  readonly link?: Xml | undefined;
}

/** `p:cNvPr`; `id` must be the only one in its part. */
export function nonVisual(id: number, spec: NonVisual): Xml {
  const { name, description, decorative, link } = spec;
  const extension =
    decorative &&
    xml`<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">
      <adec:decorative
        xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>
    </a:ext></a:extLst>`;
  const descr = decorative ? '' : description;
  return xml`<p:cNvPr${attributes({ id, name, descr })}>${link}${extension || undefined}</p:cNvPr>`;
}

/** A placeholder; `id` must be the only one in its part. */
export function placeholderShape(id: number, spec: PlaceholderSpec): Xml {
  const { type, orient, sz, idx, name, box, body, levels, paragraphs } = spec;
  const picture = type === 'sldImg' ? { noRot: true, noChangeAspect: true } : {};
  const text = paragraphs
    ? xml`<p:txBody>
        ${body ?? xml`<a:bodyPr/>`}<a:lstStyle>${levels}</a:lstStyle>${paragraphs}
      </p:txBody>`
    : undefined;
  return xml`<p:sp>
    <p:nvSpPr>
      ${nonVisual(id, { name })}
      <p:cNvSpPr><a:spLocks${attributes({ noGrp: true, ...picture })}/></p:cNvSpPr>
      <p:nvPr><p:ph${attributes({ type, orient, sz, idx })}/></p:nvPr>
    </p:nvSpPr>
    <p:spPr>${box && rectangle(box)}</p:spPr>
    ${text}
  </p:sp>`;
}

export interface PictureSpec extends NonVisual {
  /** Of the slide's relationship to the image. */
  readonly relation: string;
  readonly box: Box;
  /** Behind its translucent parts. */
  readonly fill?: Xml | undefined;
  /** Of the relationship to the same as SVG; programs without SVG show the image. */
  readonly svg?: string | undefined;
  /** Of the relationships to the video whose poster it is. */
  readonly video?: { readonly link: string; readonly media: string } | undefined;
  /** `p:ph` of the placeholder that it fills. */
  readonly placeholder?: Xml | undefined;
}

/** The extension by which a picture is an SVG ([MS-ODRAWXML] §2.3.2.6). */
function svgExtension(relation: string): Xml {
  return xml`<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">
    <asvg:svgBlip
      xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${relation}"/>
  </a:ext></a:extLst>`;
}

/** A video by a link, as ECMA-376-1 §20.1.3.6 has it, and in the file ([MS-PPTX] §2.4.2.1). */
function videoProperties({ link, media }: { link: string; media: string }): Xml {
  return xml`<a:videoFile r:link="${link}"/><p:extLst>
    <p:ext uri="{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}">
      <p14:media
        xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" r:embed="${media}"/>
    </p:ext>
  </p:extLst>`;
}

/** What a click on a video does. */
const PLAY = xml`<a:hlinkClick r:id="" action="ppaction://media"/>`;

/** A picture, stretched to its box (§19.3.1.37). */
export function picture(
  id: number,
  { relation, box, fill, svg, video, placeholder, ...spec }: PictureSpec,
): Xml {
  return xml`<p:pic>
    <p:nvPicPr>
      ${nonVisual(id, video ? { ...spec, link: PLAY } : spec)}
      <p:cNvPicPr>
        <a:picLocks${attributes({ noGrp: placeholder ? true : undefined, noChangeAspect: true })}/>
      </p:cNvPicPr>
      <p:nvPr>${placeholder}${video && videoProperties(video)}</p:nvPr>
    </p:nvPicPr>
    <p:blipFill><a:blip r:embed="${relation}">${svg && svgExtension(svg)}</a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill>
    <p:spPr>${rectangle(box)}${fill}</p:spPr>
  </p:pic>`;
}

/**
 * The content of a slide, layout or master: its background if it has its own, and its shapes from
 * back to front, which is also the reading order. Id 1 is the tree's.
 */
export function commonSlide(
  shapes: readonly Xml[],
  options: { readonly name?: string; readonly background?: Xml | undefined } = {},
): Xml {
  return xml`<p:cSld${attributes({ name: options.name })}>
    ${options.background}
    <p:spTree>
      <p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>
      <p:grpSpPr>
        <a:xfrm>
          <a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>
        </a:xfrm>
      </p:grpSpPr>
      ${shapes}
    </p:spTree>
  </p:cSld>`;
}

/** The theme's first background fill in the theme's first background colour (§19.3.1.3). */
export const THEME_BACKGROUND = xml`<p:bg>
  <p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef>
</p:bg>`;

/**
 * `p:bg` of a picture that fills all (§19.3.1.1).
 * @param relation of the relationship to its file
 */
export function pictureBackground(relation: string): Xml {
  return xml`<p:bg><p:bgPr>
    <a:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></a:blipFill>
    <a:effectLst/>
  </p:bgPr></p:bg>`;
}

/** Ids for the shapes of one part, from 2. */
export function shapeIds(): () => number {
  let last = 1;
  return () => {
    last += 1;
    return last;
  };
}

/**
 * A title for a slide that shows none: PowerPoint's outline, search and screen readers go by it. One
 * small line at the top of the slide, behind everything else.
 *
 * @param fill content of `a:solidFill` by which it is out of sight
 */
export function hiddenTitle(
  title: string,
  slideWidth: number,
  language: OfficeLanguage,
  fill: Xml,
): Pick<PlaceholderSpec, 'name' | 'box' | 'body' | 'paragraphs'> {
  const margin = Math.round(slideWidth / 16);
  const run = xml`<a:r>
    <a:rPr${attributes({ lang: language.run, sz: fontSize(13), b: false, dirty: false })}>
      <a:solidFill>${fill}</a:solidFill>${themeFonts('mj')}
    </a:rPr>
    <a:t>${title}</a:t>
  </a:r>`;
  return {
    name: 'Title',
    box: { x: margin, y: 0, width: slideWidth - 2 * margin, height: 24 },
    body: xml`<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t">
      <a:noAutofit/>
    </a:bodyPr>`,
    paragraphs: [
      xml`<a:p>
        <a:pPr algn="l"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc></a:pPr>${run}
      </a:p>`,
    ],
  };
}
