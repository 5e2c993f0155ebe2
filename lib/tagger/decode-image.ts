import { inflateSync } from "node:zlib";

import { decode as decodePng, type DecodedPng } from "fast-png";
import jpeg from "jpeg-js";

import { inspectImage, MAX_IMAGE_PIXELS } from "@/lib/tagger/inspect-image";
import type { Pixels } from "@/lib/tagger/letterbox";
import { readBmp } from "@/lib/tagger/read-bmp";

/**
 * Unfolds a picture into pixels; throws when it cannot. The decoders are written in JavaScript, so
 * that a malicious file can waste time and memory but not run code; time and memory are limited by
 * the worker thread that this runs in.
 */
export function decodeImage(bytes: Uint8Array): Pixels {
  const header = inspectImage(bytes);
  if (!header.ok) throw new RangeError(header.refusal);
  switch (header.value.format) {
    case "png":
      return pngPixels(bytes);
    case "jpeg":
      return jpegPixels(bytes);
    case "bmp":
      return readBmp(bytes);
  }
}

function jpegPixels(bytes: Uint8Array): Pixels {
  const { width, height, data } = jpeg.decode(bytes, {
    useTArray: true,
    formatAsRGBA: false,
    maxResolutionInMP: MAX_IMAGE_PIXELS / 1_000_000,
    maxMemoryUsageInMB: 640,
  });
  return { width, height, channels: 3, depth: 8, data };
}

/** No honest picture of 3 MiB unfolds to more than four bytes for each of 25 million pixels. */
const MAX_UNFOLDED_BYTES = 4 * MAX_IMAGE_PIXELS;

function pngPixels(bytes: Uint8Array): Pixels {
  const picture = decodePng(essentialChunks(bytes), { checkCrc: true });
  const { width, height, depth, palette } = picture;
  const samples = depth < 8 ? unpacked(picture) : picture.data;
  if (!palette) return { ...picture, data: samples };

  const data = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const [red = 0, green = 0, blue = 0] = palette[samples[pixel] ?? 0] ?? [];
    data[pixel * 3] = red;
    data[pixel * 3 + 1] = green;
    data[pixel * 3 + 2] = blue;
  }
  return { width, height, channels: 3, depth: 8, data };
}

/** Spreads samples of 1, 2 or 4 bits, which are grey or palette indices, to a byte each. */
function unpacked({ width, height, depth, data }: DecodedPng): Uint8Array {
  const rowLength = Math.ceil((width * depth) / 8);
  const samples = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const bit = x * depth;
      const byte = data[y * rowLength + (bit >> 3)] ?? 0;
      samples[y * width + x] = (byte >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
    }
  }
  return samples;
}

const COLOUR_TYPE_AT = 25;
const INDEXED = 3;

/**
 * Leaves out what is not needed to see the picture: colour profiles and texts are compressed too
 * and could unfold to gigabytes. The pixels are unfolded once by zlib, which stops at a limit,
 * before the decoder, which does not.
 */
function essentialChunks(bytes: Uint8Array): Uint8Array {
  // A palette beside colours of their own is a hint for poorer screens, which the decoder would obey.
  const needed = ["IHDR", "IDAT", "IEND", ...(bytes[COLOUR_TYPE_AT] === INDEXED ? ["PLTE"] : [])];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const kept = [bytes.subarray(0, 8)];
  const compressed: Uint8Array[] = [];
  for (let at = 8; at < bytes.length;) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const next = at + 12 + view.getUint32(at);
    if (type === "IDAT") compressed.push(bytes.subarray(at + 8, next - 4));
    if (needed.includes(type)) kept.push(bytes.subarray(at, next));
    if (type === "IEND") break;
    at = next;
  }
  inflateSync(Buffer.concat(compressed), { maxOutputLength: MAX_UNFOLDED_BYTES });
  return Buffer.concat(kept);
}
