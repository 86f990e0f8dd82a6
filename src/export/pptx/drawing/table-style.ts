/** The deck's table style (ECMA-376-1 §20.1.4.2): what its tables have in common. */
import type { Color, Edge, SceneCell, SceneTable } from '../../../browser/scene/index.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import { type Level, leadingRun, physicalAlign } from './paragraph-markup.js';
import type { Paint } from './scheme-color.js';
import { stylePaint } from './scheme-color.js';
import { cellLine } from './surface.js';

/** How the cells of a header, a first column or the rest look. */
export interface CellStyle {
  readonly bottom: Edge | undefined;
  readonly bold: boolean;
  readonly color: Color;
}

export interface TableStyle {
  readonly header: CellStyle;
  readonly first: CellStyle;
  readonly body: CellStyle;
}

/** PowerPoint's “No Style, No Grid”: what is drawn is what the cells say. */
export const NO_STYLE = '{2D5ABB26-0587-4C30-8999-92F81FD0307C}';
const ID = '{6F1D2E5A-3C84-4B0E-9A57-F12E51DE0001}';
/** PowerPoint's “Medium Style 2 – Accent 1”, for new tables of decks without a style. */
const USUAL = '{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}';

/** The style of a sample table, with a header and two columns. */
export function tableStyleOf({ rows }: SceneTable): TableStyle | undefined {
  const [header, row] = rows;
  const cells = [header?.cells[1], row?.cells[0], row?.cells[1]].map(
    (cell) => cell && styleOf(cell),
  );
  const [head, first, body] = cells;
  return head && first && body ? { header: head, first, body } : undefined;
}

function styleOf({ surface, paragraphs }: SceneCell): CellStyle | undefined {
  const run = paragraphs[0] && leadingRun(paragraphs[0]);
  return run && { bottom: surface.bottom, bold: run.bold, color: run.color };
}

/** The id of a table's style. */
export function styleId(style: TableStyle | undefined): string {
  return style ? ID : NO_STYLE;
}

/** Which part of the style a cell has. */
export function cellStyle(style: TableStyle, isHeader: boolean, isFirst: boolean): CellStyle {
  return isHeader ? style.header : isFirst ? style.first : style.body;
}

/**
 * What a cell's text need not say. The lines of a paragraph of two are the page's; one line is as high
 * as its font.
 */
export function cellLevel(
  { bold, color }: CellStyle,
  { paragraphs }: SceneCell,
  direction: 'ltr' | 'rtl',
): Level | undefined {
  if (paragraphs.some(({ lines }) => lines.length > 1) || paragraphs.length > 1) return undefined;
  return {
    paragraph: {
      ...{ margin: 0, hanging: 0, before: 0, bullet: undefined, rtl: direction === 'rtl' },
      align: physicalAlign('start', direction),
      line: { unit: 'percent', value: 100 },
    },
    run: { size: undefined, bold, color, fonts: 'mn' },
  };
}

/** ppt/tableStyles.xml; its style is that of new tables, too. Without one, they have PowerPoint's usual. */
export function tableStylesXml(style?: TableStyle, paint?: Paint): Xml {
  const own = style && paint && styleXml(style, paint);
  return xml`<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
    def="${own ? ID : USUAL}">${own}</a:tblStyleLst>`;
}

function styleXml({ header, first, body }: TableStyle, paint: Paint): Xml {
  const line = (side: string, edge?: Edge) =>
    xml`<a:${side}>${cellLine('', edge, paint)}</a:${side}>`;
  return xml`<a:tblStyle styleId="${ID}" styleName="Fireside">
    <a:wholeTbl>${textStyle(body, paint)}<a:tcStyle>
      <a:tcBdr>
        ${line('left')}${line('right')}${line('top')}${line('bottom', body.bottom)}
        ${line('insideH', body.bottom)}${line('insideV')}
      </a:tcBdr>
      <a:fill><a:noFill/></a:fill>
    </a:tcStyle></a:wholeTbl>
    <a:band1H><a:tcStyle><a:tcBdr/>
      <a:fill><a:solidFill><a:schemeClr val="bg2"/></a:solidFill></a:fill>
    </a:tcStyle></a:band1H>
    <a:firstCol>${textStyle(first, paint, body)}<a:tcStyle><a:tcBdr/></a:tcStyle></a:firstCol>
    <a:firstRow>${textStyle(header, paint)}<a:tcStyle>
      <a:tcBdr>${line('bottom', header.bottom)}</a:tcBdr>
    </a:tcStyle></a:firstRow>
  </a:tblStyle>`;
}

/** @param above what the text has by the whole table's style: a corner has the header's colour */
function textStyle({ bold, color }: CellStyle, paint: Paint, above?: CellStyle): Xml {
  const own = color === above?.color ? undefined : stylePaint(paint, color);
  return xml`<a:tcTxStyle${attributes({ b: bold ? 'on' : 'off' })}>
    <a:fontRef idx="minor"/>${own}
  </a:tcTxStyle>`;
}
