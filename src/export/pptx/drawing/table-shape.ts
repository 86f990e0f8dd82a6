/** Tables as PowerPoint's own (ECMA-376-1 §21.1.3), with their merged cells and rules. */
import type { Edge, SceneCell, SceneTable } from '../../../browser/scene/index.js';
import { gridSpotsOf } from '../../../browser/scene/index.js';
import { type Box, emu } from '../opc/units.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import { paragraphsMarkup, physicalAlign } from './paragraph-markup.js';
import type { Ink } from './run-markup.js';
import { nonVisual } from './shapes.js';
import { cellLine } from './surface.js';
import { type CellStyle, cellLevel, cellStyle, styleId, type TableStyle } from './table-style.js';
import { longestLine } from './text-place.js';

const ANCHORS = { top: 't', middle: 'ctr', bottom: 'b' } as const;

/** A place of the grid: a cell's own, or one that a merged cell covers. */
interface GridPlace {
  readonly cell: SceneCell;
  readonly right: boolean;
  readonly below: boolean;
}

/** The table's frame; the first row is marked as its header if it is one. */
export function tableShape(
  id: number,
  name: string,
  table: SceneTable,
  ink: Ink,
  options: { readonly placeholder?: Xml | undefined; readonly style?: TableStyle | undefined } = {},
): Xml {
  const { placeholder, style } = options;
  const grid = gridOf(table);
  const rows = table.rows.map(
    ({ height }, row) => xml`<a:tr h="${emu(height)}">
      ${table.columns.map((_, column) => placeMarkup(grid[row]?.[column], { row, column, style }, table, ink))}
    </a:tr>`,
  );
  const firstRow = table.rows[0]?.header ?? false;
  const { direction } = table;
  const flags = {
    rtl: direction === 'rtl' || undefined,
    firstRow: firstRow || undefined,
    firstCol: style ? true : undefined,
  };
  return graphicFrame(
    nonVisual(id, { name }),
    table.box,
    'http://schemas.openxmlformats.org/drawingml/2006/table',
    xml`<a:tbl>
      <a:tblPr${attributes(flags)}>
        <a:tableStyleId>${styleId(style)}</a:tableStyleId>
      </a:tblPr>
      <a:tblGrid>${table.columns.map((width) => xml`<a:gridCol w="${emu(width)}"/>`)}</a:tblGrid>
      ${rows}
    </a:tbl>`,
    placeholder,
  );
}

/**
 * The frame of what is no shape (§19.3.1.21).
 * @param placeholder `p:ph` of the one that it fills
 */
export function graphicFrame(
  visual: Xml,
  box: Box,
  uri: string,
  content: Xml,
  placeholder?: Xml,
): Xml {
  return xml`<p:graphicFrame>
    <p:nvGraphicFramePr>
      ${visual}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>${placeholder}</p:nvPr>
    </p:nvGraphicFramePr>
    <p:xfrm>
      <a:off x="${emu(box.x)}" y="${emu(box.y)}"/>
      <a:ext cx="${emu(box.width)}" cy="${emu(box.height)}"/>
    </p:xfrm>
    <a:graphic><a:graphicData uri="${uri}">${content}</a:graphicData></a:graphic>
  </p:graphicFrame>`;
}

function gridOf({ rows }: SceneTable): GridPlace[][] {
  const grid: GridPlace[][] = rows.map(() => []);
  for (const { cell, row, column, ...span } of gridSpotsOf(rows)) {
    for (const [down, line] of grid.slice(row, row + span.rows).entries()) {
      for (let along = 0; along < span.columns; along++) {
        line[column + along] = { cell: { ...cell, ...span }, right: along > 0, below: down > 0 };
      }
    }
  }
  return grid;
}

function placeMarkup(
  place: GridPlace | undefined,
  at: {
    readonly row: number;
    readonly column: number;
    readonly style: TableStyle | undefined;
  },
  table: SceneTable,
  ink: Ink,
): Xml {
  if (!place) return xml`<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p/></a:txBody><a:tcPr/></a:tc>`;
  const { cell, right, below } = place;
  const { direction = 'ltr' } = table;
  const own = !right && !below;
  const spans = attributes({
    rowSpan: cell.rows > 1 && !below ? cell.rows : undefined,
    gridSpan: cell.columns > 1 && !right ? cell.columns : undefined,
    hMerge: right || undefined,
    vMerge: below || undefined,
  });
  const isHeader = at.row === 0 && table.rows[0]?.header === true;
  const style = at.style && cellStyle(at.style, isHeader, at.column === 0);
  const level = style && cellLevel(style, cell, direction);
  const levels = level ? [level] : [];
  const text = own ? paragraphsMarkup(cell.paragraphs, direction, ink, levels) : xml`<a:p/>`;
  const width = table.columns
    .slice(at.column, at.column + cell.columns)
    .reduce((sum, one) => sum + one, 0);
  return xml`<a:tc${spans}>
    <a:txBody><a:bodyPr/><a:lstStyle/>${text}</a:txBody>${cellProperties(cell, direction, width, ink, style)}
  </a:tc>`;
}

function cellProperties(
  cell: SceneCell,
  direction: 'ltr' | 'rtl',
  width: number,
  ink: Ink,
  style: CellStyle | undefined,
): Xml {
  const { padding, surface, anchor, paragraphs } = cell;
  const [first] = paragraphs;
  // PowerPoint sets no space above a first paragraph; a row grows by what does not fit its height.
  const before = anchor === 'bottom' ? 0 : (first?.spaceBefore ?? 0) / (anchor === 'top' ? 1 : 2);
  const lack = Math.max(0, longestLine(paragraphs) - (width - padding.left - padding.right));
  const align = physicalAlign(first?.align ?? 'start', direction);
  const [left, right] = spared(padding, lack, align);
  const values = attributes({
    marL: emu(left),
    marR: emu(right),
    marT: emu(padding.top + before),
    marB: emu(Math.max(0, padding.bottom - before)),
    anchor: ANCHORS[anchor],
  });
  const fill = surface.fill
    ? xml`<a:solidFill>${ink.paint(surface.fill)}</a:solidFill>`
    : style
      ? undefined
      : xml`<a:noFill/>`;
  const line = (side: 'L' | 'R' | 'T' | 'B', edge: Edge | undefined, above?: Edge) => {
    const isSame = style && edge?.width === above?.width && edge?.color === above?.color;
    return isSame ? undefined : cellLine(side, edge, ink.paint);
  };
  return xml`<a:tcPr${values}>
    ${line('L', surface.left)}${line('R', surface.right)}
    ${line('T', surface.top)}${line('B', surface.bottom, style?.bottom)}
    ${fill}
  </a:tcPr>`;
}

/** Side margins, less what the longest line lacks, taken where the text does not begin. */
function spared(
  { left, right }: SceneCell['padding'],
  lack: number,
  align: 'l' | 'ctr' | 'r' | 'just',
): [number, number] {
  if (align === 'ctr') return [Math.max(0, left - lack / 2), Math.max(0, right - lack / 2)];
  if (align === 'r') return [Math.max(0, left - lack), right];
  return [left, Math.max(0, right - lack)];
}
