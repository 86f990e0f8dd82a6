/** References to a chart's workbook, with the values that it has (ECMA-376-1 §21.2.2.200). */
import { type Xml, xml } from '../opc/xml.js';

/** The sheet's name in the references of the chart. */
export const SHEET = 'Sheet1';

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? columnName(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

/** @param place the cells, such as `Sheet1!$A$2:$A$4` */
export function strings(place: string, texts: readonly string[]): Xml {
  return xml`<c:strRef>
    <c:f>${place}</c:f>
    <c:strCache>
      <c:ptCount val="${texts.length}"/>
      ${texts.map((text, index) => xml`<c:pt idx="${index}"><c:v>${text}</c:v></c:pt>`)}
    </c:strCache>
  </c:strRef>`;
}

/** Missing values are left out, as empty cells are. */
export function numbers(place: string, values: readonly (number | null)[]): Xml {
  const points = values.flatMap((value, at) =>
    value === null ? [] : [xml`<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`],
  );
  return xml`<c:numRef>
    <c:f>${place}</c:f>
    <c:numCache>
      <c:formatCode>General</c:formatCode><c:ptCount val="${values.length}"/>${points}
    </c:numCache>
  </c:numRef>`;
}
