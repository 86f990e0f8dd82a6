/**
 * Draws the photo of the comparison, ridges in the haze at dusk: `node photo.mjs FILE.jpg`. It is made
 * here because no photo is licensed.
 */
import sharp from 'sharp';

const WIDTH = 1600;
const HEIGHT = 1200;
const RIDGES = 6;
/** Colours from the sky's upper edge to the nearest ridge. */
const SKY = [
  [58, 84, 128],
  [236, 158, 112],
];
const FAR = [196, 140, 124];
const NEAR = [22, 30, 48];

/** The same noise each time: a hash of two whole numbers, from 0 to 1. */
function hash(x, y) {
  const value = Math.sin(x * 127.1 + y * 311.7) * 43758.5453;
  return value - Math.floor(value);
}

/** Smooth noise along a line, summed over octaves. */
function ridge(x, seed) {
  let height = 0;
  for (let octave = 0; octave < 7; octave += 1) {
    const at = (x * 2 ** octave * 2.6) / WIDTH;
    const left = Math.floor(at);
    const part = at - left;
    const smooth = part * part * (3 - 2 * part);
    const value = hash(left, seed + octave) * (1 - smooth) + hash(left + 1, seed + octave) * smooth;
    height += value / 2 ** octave;
  }
  return height / 2;
}

const mix = (from, to, part) => from.map((value, at) => value + (to[at] - value) * part);

const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
for (let x = 0; x < WIDTH; x += 1) {
  const crests = Array.from(
    { length: RIDGES },
    (_, at) => HEIGHT * (0.38 + at * 0.11 - 0.22 * (ridge(x + at * 977, at * 13) - 0.5)),
  );
  for (let y = 0; y < HEIGHT; y += 1) {
    const sun = Math.hypot(x - WIDTH * 0.62, y - HEIGHT * 0.36);
    let color = mix(SKY[0], SKY[1], Math.min(1, (y / HEIGHT / 0.45) ** 1.3));
    color = mix([255, 226, 178], color, Math.min(1, sun / 420) ** 0.5);
    if (sun < 46) color = [255, 240, 208];
    crests.forEach((crest, at) => {
      if (y < crest) return;
      const base = mix(FAR, NEAR, at / (RIDGES - 1));
      color = mix(base, FAR, Math.min(0.45, (y - crest) / 700));
    });
    const grain = (hash(x, y) - 0.5) * 7;
    color.forEach((value, at) => {
      pixels[(y * WIDTH + x) * 3 + at] = Math.max(0, Math.min(255, value + grain));
    });
  }
}
await sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
  .jpeg({ quality: 82 })
  .toFile(process.argv[2]);
