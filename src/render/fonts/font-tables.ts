/** Where the tables of a font's file are (OpenType 1.9, “table directory”). */

/** The offset of a table; undefined where the file has none of that name. */
export function tableAt(font: Buffer, tag: string): number | undefined {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const record = 12 + i * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  return undefined;
}
