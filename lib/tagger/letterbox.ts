/**
 * A decoded picture: rows from the top, `channels` samples a pixel (grey, grey+alpha, RGB or
 * RGB+alpha), `depth` bits a sample.
 */
export type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly depth: number;
  readonly data: Uint8Array | Uint8ClampedArray | Uint16Array;
};

/** The model looks at squares of this many pixels. */
export const MODEL_SIDE = 512;

/**
 * Fits a picture into the upper left corner of a black square of `side` pixels without distorting
 * it, as RGB from 0 to 255. Distorting is what the model's own library does, but it then takes the
 * cat among our examples for a dog.
 */
export function letterbox(pixels: Pixels, side: number): Float32Array {
  const scale = side / Math.max(pixels.width, pixels.height);
  const columns = spans(pixels.width, Math.max(1, Math.round(pixels.width * scale)));
  const rows = spans(pixels.height, Math.max(1, Math.round(pixels.height * scale)));
  const fullScale = 255 / (2 ** pixels.depth - 1);

  const square = new Float32Array(side * side * 3);
  rows.forEach(([top, bottom], y) => {
    columns.forEach(([left, right], x) => {
      const weight = fullScale / ((bottom - top) * (right - left));
      for (let channel = 0; channel < 3; channel += 1) {
        const total = sumOf(pixels, channel, left, right, top, bottom);
        square[(y * side + x) * 3 + channel] = total * weight;
      }
    });
  });
  return square;
}

type Span = readonly [from: number, to: number];

/**
 * Divides `length` source pixels among `count` target pixels; each gets at least one, so enlarging
 * repeats pixels.
 */
function spans(length: number, count: number): readonly Span[] {
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * length) / count);
    return [from, Math.max(from + 1, Math.floor(((index + 1) * length) / count))] as const;
  });
}

function sumOf(
  { width, channels, data }: Pixels,
  channel: number,
  left: number,
  right: number,
  top: number,
  bottom: number,
): number {
  const sample = channels < 3 ? 0 : channel; // A grey picture is the same in red, green and blue.
  let total = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      total += data[(y * width + x) * channels + sample] ?? 0;
    }
  }
  return total;
}
