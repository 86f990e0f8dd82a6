/** Pictures for tests, made here: as many different ones as a test needs. */
import { crc32, deflateSync } from 'node:zlib';

/** A PNG of two halves, the left one of a colour, the right one clear (PNG 1.2, §11). */
export function halfClear(width: number, height: number, red = 200): Uint8Array {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const whole = Buffer.alloc(body.length + 8);
    whole.writeUInt32BE(data.length, 0);
    body.copy(whole, 4);
    whole.writeUInt32BE(crc32(body), body.length + 4);
    return whole;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6], 8);
  const row = Buffer.alloc(1 + width * 4);
  for (let x = 0; x < width / 2; x++) row.set([red, 40, 20, 255], 1 + x * 4);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', row.subarray(0, 0)),
  ]);
}
