import { ok, refuse, type Result } from "@/lib/core/result";

/** 4 MiB in base64, which writes 3 bytes as 4 characters: the largest picture has exactly 3 MiB. */
export const MAX_BASE64_LENGTH = 4 * 1024 * 1024;
export const MAX_IMAGE_BYTES = (MAX_BASE64_LENGTH / 4) * 3;

/**
 * A file of a few kilobytes can unfold to gigabytes of pixels, so the header is asked before
 * anything is unfolded.
 */
export const MAX_IMAGE_PIXELS = 25_000_000;

export type ImageFormat = "png" | "jpeg" | "bmp";
export type ImageHeader = {
  readonly format: ImageFormat;
  readonly width: number;
  readonly height: number;
};
export type ImageRefusal =
  | "empty"
  | "too-large"
  | "not-supported"
  | "undecodable"
  | "too-many-pixels";

/**
 * Decides from the header alone whether a picture may be decoded. The name and the declared type of
 * a file are never asked: its first bytes say what it is. A file that is cut off, or that goes on
 * after its picture ends, is refused.
 */
export function inspectImage(bytes: Uint8Array): Result<ImageHeader, ImageRefusal> {
  if (bytes.length === 0) return refuse("empty");
  if (bytes.length > MAX_IMAGE_BYTES) return refuse("too-large");

  const format = formatOf(bytes);
  if (!format) return refuse("not-supported");

  const size = READERS[format](bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.length));
  if (!size.ok) return size;

  const { width, height } = size.value;
  if (width < 1 || height < 1) return refuse("undecodable");
  if (width * height > MAX_IMAGE_PIXELS) return refuse("too-many-pixels");
  return ok({ format, width, height });
}

const FIRST_BYTES: readonly (readonly [ImageFormat, readonly number[]])[] = [
  ["png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["jpeg", [0xff, 0xd8, 0xff]],
  ["bmp", [0x42, 0x4d]],
];

function formatOf(bytes: Uint8Array): ImageFormat | undefined {
  return FIRST_BYTES.find(([, first]) => first.every((byte, at) => bytes[at] === byte))?.[0];
}

type Size = { readonly width: number; readonly height: number };
type SizeRefusal = "not-supported" | "undecodable";
type SizeReader = (bytes: Uint8Array, view: DataView) => Result<Size, SizeRefusal>;

const READERS: Readonly<Record<ImageFormat, SizeReader>> = {
  png: pngSize,
  jpeg: jpegSize,
  bmp: bmpSize,
};

const IHDR = 0x49484452;
const IDAT = 0x49444154;
const IEND = 0x49454e44;

/**
 * Walks the chunks to the closing IEND. The header chunk must come first; some pixels must follow
 * it.
 */
function pngSize(bytes: Uint8Array, view: DataView): Result<Size, SizeRefusal> {
  const firstChunk = 8;
  if (bytes.length < firstChunk + 25) return refuse("undecodable");
  if (view.getUint32(firstChunk) !== 13 || view.getUint32(firstChunk + 4) !== IHDR) {
    return refuse("undecodable");
  }
  const size = { width: view.getUint32(16), height: view.getUint32(20) };
  const [depth = 0, interlaced] = [bytes[24], bytes[28] !== 0];
  // The decoder would read them wrongly.
  if (interlaced && depth < 8) return refuse("not-supported");

  let hasPixels = false;
  for (let at = firstChunk; at + 12 <= bytes.length;) {
    const type = view.getUint32(at + 4);
    const next = at + 12 + view.getUint32(at);
    if (next > bytes.length) return refuse("undecodable");
    if (type === IEND) {
      return hasPixels && nothingAfter(bytes, next) ? ok(size) : refuse("undecodable");
    }
    // The decoder would believe the last header, and only the first one was checked.
    if (type === IHDR && at > firstChunk) return refuse("undecodable");
    hasPixels ||= type === IDAT;
    at = next;
  }
  return refuse("undecodable");
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xffd9;

/**
 * Baseline and progressive frames are read; lossless, hierarchical and arithmetic ones hardly exist
 * outside laboratories.
 */
const READABLE_FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const OTHER_FRAMES = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

/**
 * Walks the segments up to the first scan; the frame header must stand before it and the end marker
 * must close the file.
 */
function jpegSize(bytes: Uint8Array, view: DataView): Result<Size, SizeRefusal> {
  let size: Size | undefined;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return refuse("undecodable");
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // Any number of FF bytes may stand before a marker.
      continue;
    }
    const next = at + 2 + view.getUint16(at + 2);
    if (next < at + 4 || next > bytes.length) return refuse("undecodable");
    if (OTHER_FRAMES.has(marker)) return refuse("not-supported");
    if (READABLE_FRAMES.has(marker)) {
      if (size || next < at + 10) return refuse("undecodable");
      if (bytes[at + 4] !== 8) return refuse("not-supported");
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    if (marker === START_OF_SCAN) {
      const end = lengthWithoutPadding(bytes);
      const complete = end >= next + 2 && view.getUint16(end - 2) === END_OF_IMAGE;
      return size && complete && canHold(bytes, size) ? ok(size) : refuse("undecodable");
    }
    at = next;
  }
  return refuse("undecodable");
}

/** Each block of 8 x 8 pixels takes at least one bit. */
const MAX_JPEG_PIXELS_PER_BYTE = 8 * 64;

/**
 * The decoder makes room for all pixels before it looks for them, so that a header alone could cost a gigabyte.
 * What is too many pixels for any file is left to be called that.
 */
const canHold = (bytes: Uint8Array, { width, height }: Size): boolean =>
  width * height > MAX_IMAGE_PIXELS || width * height <= bytes.length * MAX_JPEG_PIXELS_PER_BYTE;

const UNCOMPRESSED = 0;
const BIT_FIELDS = 3;

/**
 * Reads the oldest header (12 bytes) and all that begin like the common one (40 bytes). Run-length
 * encoding is not read.
 */
function bmpSize(bytes: Uint8Array, view: DataView): Result<Size, SizeRefusal> {
  if (bytes.length < 26) return refuse("undecodable");
  const pixelsAt = view.getUint32(10, true);
  const headerLength = view.getUint32(14, true);
  if (headerLength !== 12 && (headerLength < 40 || bytes.length < 54)) return refuse("undecodable");

  const old = headerLength === 12;
  const width = old ? view.getUint16(18, true) : view.getInt32(18, true);
  const height = Math.abs(old ? view.getUint16(20, true) : view.getInt32(22, true));
  const bits = view.getUint16(old ? 24 : 28, true);
  const compression = old ? UNCOMPRESSED : view.getUint32(30, true);

  const fields = compression === BIT_FIELDS && (bits === 16 || bits === 32);
  if (![1, 4, 8, 16, 24, 32].includes(bits)) return refuse("undecodable");
  if (compression !== UNCOMPRESSED && !fields) return refuse("not-supported");

  const end = pixelsAt + bmpRowLength(width, bits) * height;
  if (pixelsAt < 14 + headerLength || end > bytes.length) return refuse("undecodable");
  return nothingAfter(bytes, end) ? ok({ width, height }) : refuse("undecodable");
}

/** Rows of a BMP begin at multiples of four bytes. */
export const bmpRowLength = (width: number, bits: number): number =>
  Math.ceil((width * bits) / 32) * 4;

/**
 * Writers pad files with zero bytes; anything else after the picture is a second file in disguise.
 */
function nothingAfter(bytes: Uint8Array, end: number): boolean {
  return lengthWithoutPadding(bytes) <= end;
}

function lengthWithoutPadding(bytes: Uint8Array): number {
  return bytes.findLastIndex((byte) => byte !== 0) + 1;
}
