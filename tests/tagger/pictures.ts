import { readFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";

/** One of the photos that are shipped with the examples. */
export const photo = (name: string): Buffer =>
  readFileSync(new URL(`../../examples/photos/${name}.jpg`, import.meta.url));

export function pngChunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), content]);
  return Buffer.concat([uint32(content.length), named, uint32(crc32(named))]);
}

type PngHeader = {
  width: number;
  height: number;
  depth?: number;
  colour?: number;
  interlaced?: boolean;
};

/** A PNG of the given rows (without their filter bytes), or of whatever `pixels` stands for. */
export function png(
  { width, height, depth = 8, colour = 2, interlaced = false }: PngHeader,
  rows: readonly Buffer[],
  extra: readonly Buffer[] = [],
): Buffer {
  const flags = Buffer.from([depth, colour, 0, 0, interlaced ? 1 : 0]);
  const header = Buffer.concat([uint32(width), uint32(height), flags]);
  const filtered = rows.flatMap((row) => [Buffer.from([0]), row]);
  return pngOf(
    pngChunk("IHDR", header),
    ...extra,
    pngChunk("IDAT", deflateSync(Buffer.concat(filtered), { level: 1 })),
    PNG_END,
  );
}

export const PNG_END = pngChunk("IEND", Buffer.alloc(0));

/** A PNG of these chunks, whatever they are. */
export const pngOf = (...chunks: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...chunks]);

export type BmpSpec = {
  width: number;
  height: number;
  bits: number;
  compression?: number;
  masks?: readonly number[];
  palette?: readonly number[];
  rows: Buffer;
};

/**
 * A BMP with the common 40-byte header. Masks and palette entries are written as 32-bit numbers.
 */
export function bmp({
  width,
  height,
  bits,
  compression = 0,
  masks = [],
  palette = [],
  rows,
}: BmpSpec): Buffer {
  const tables = Buffer.concat([...masks, ...palette].map((entry) => uint32(entry, true)));
  const header = Buffer.alloc(54);
  header.write("BM", "latin1");
  header.writeUInt32LE(54 + tables.length, 10);
  header.writeUInt32LE(40, 14);
  header.writeInt32LE(width, 18);
  header.writeInt32LE(height, 22);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(bits, 28);
  header.writeUInt32LE(compression, 30);
  return Buffer.concat([header, tables, rows]);
}

function uint32(value: number, little = false): Buffer {
  const buffer = Buffer.alloc(4);
  if (little) buffer.writeUInt32LE(value >>> 0);
  else buffer.writeUInt32BE(value >>> 0);
  return buffer;
}

/** Replaces bytes of a picture at a place. */
export function altered(picture: Buffer, at: number, ...bytes: readonly number[]): Buffer {
  const copy = Buffer.from(picture);
  copy.set(bytes, at);
  return copy;
}
