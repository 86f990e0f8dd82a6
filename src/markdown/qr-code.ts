/** QR codes as pictures; loaded where a slide has one. */
import { encode } from 'uqr';

export interface QrCode {
  /** The picture: SVG whose one path is the dark modules, without the margin that a code needs. */
  readonly src: string;
  /** The address as it is shown: without what every address has. */
  readonly shown: string;
}

/**
 * A code with medium error correction (ISO/IEC 18004): a tenth of it may be unreadable.
 * @throws RangeError for an address of more than about 2,300 bytes
 */
export function qrCode(address: string): QrCode {
  const { size, data } = encode(address, { ecc: 'M', border: 0 });
  const path = data.map((row, y) => rowPath(row, y)).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}" shape-rendering="crispEdges"><path d="${path}"/></svg>`;
  return {
    src: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
    shown: address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, ''),
  };
}

/** Dark modules side by side are one rectangle. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x++;
    const width = x + 1 - start;
    path += `M${start} ${y}h${width}v1h-${width}z`;
  }
  return path;
}
