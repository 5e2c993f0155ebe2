import { bmpRowLength } from "@/lib/tagger/inspect-image";
import type { Pixels } from "@/lib/tagger/letterbox";

/**
 * Reads the pixels of a BMP that `inspectImage` has let through: uncompressed, with or without a
 * palette, of 1 to 32 bits, with the usual or with declared bit fields. Transparency is ignored.
 */
export function readBmp(bytes: Uint8Array): Pixels {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const old = view.getUint32(14, true) === 12;
  const width = old ? view.getUint16(18, true) : view.getInt32(18, true);
  const signedHeight = old ? view.getUint16(20, true) : view.getInt32(22, true);
  const bits = view.getUint16(old ? 24 : 28, true);
  const height = Math.abs(signedHeight);
  const topDown = signedHeight < 0;

  const pixelsAt = view.getUint32(10, true);
  const rowLength = bmpRowLength(width, bits);
  const colourOf = bits <= 8 ? paletteReader(view, bits, old) : directReader(view, bits, old);

  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    const row = pixelsAt + rowLength * (topDown ? y : height - 1 - y);
    for (let x = 0; x < width; x += 1) {
      const colour = colourOf(row, x);
      const at = (y * width + x) * 3;
      data[at] = colour >>> 16;
      data[at + 1] = (colour >>> 8) & 0xff;
      data[at + 2] = colour & 0xff;
    }
  }
  return { width, height, channels: 3, depth: 8, data };
}

/** Answers the colour of one pixel as 0xRRGGBB. */
type ColourReader = (row: number, x: number) => number;

function paletteReader(view: DataView, bits: number, old: boolean): ColourReader {
  const paletteAt = 14 + view.getUint32(14, true);
  const entryLength = old ? 3 : 4;
  const colours = Array.from({ length: 2 ** bits }, (_, index) => {
    const at = paletteAt + index * entryLength;
    return at + 3 <= view.byteLength ? blueGreenRed(view, at) : 0;
  });
  return (row, x) => {
    const bit = x * bits;
    const byte = view.getUint8(row + (bit >> 3));
    return colours[(byte >> (8 - bits - (bit & 7))) & (2 ** bits - 1)] ?? 0;
  };
}

function directReader(view: DataView, bits: number, old: boolean): ColourReader {
  if (bits === 24) return (row, x) => blueGreenRed(view, row + x * 3);

  const masks = !old && view.getUint32(30, true) === 3 ? masksOf(view) : USUAL_MASKS[bits];
  const [red, green, blue] = (masks ?? [0, 0, 0]).map(fieldReader);
  if (!red || !green || !blue) throw new RangeError(`no colour masks for ${bits} bits`);
  return (row, x) => {
    const pixel =
      bits === 16 ? view.getUint16(row + x * 2, true) : view.getUint32(row + x * 4, true);
    return (red(pixel) << 16) | (green(pixel) << 8) | blue(pixel);
  };
}

const USUAL_MASKS: Readonly<Record<number, readonly number[]>> = {
  16: [0x7c00, 0x03e0, 0x001f],
  32: [0xff0000, 0x00ff00, 0x0000ff],
};

/** The masks stand at the same place whether the header includes them or they follow it. */
function masksOf(view: DataView): readonly number[] {
  if (view.byteLength < 66) throw new RangeError("the colour masks are missing");
  return [54, 58, 62].map((at) => view.getUint32(at, true));
}

/** Cuts one field out of a pixel and stretches it to the range 0 to 255. */
function fieldReader(mask: number): (pixel: number) => number {
  if (mask === 0) return () => 0;
  const shift = 31 - Math.clz32(mask & -mask);
  const highest = mask >>> shift;
  return (pixel) => Math.round((((pixel & mask) >>> shift) * 255) / highest);
}

function blueGreenRed(view: DataView, at: number): number {
  return (view.getUint8(at + 2) << 16) | (view.getUint8(at + 1) << 8) | view.getUint8(at);
}
