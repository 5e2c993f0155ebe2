import { deflateSync } from "node:zlib";

import { describe, expect, it } from "vitest";

import { decodeImage } from "@/lib/tagger/decode-image";
import { letterbox } from "@/lib/tagger/letterbox";
import { bmp, photo, png, pngChunk } from "@/tests/tagger/pictures";

/** The pixels of a picture as the model sees them, as a list of [red, green, blue]. */
function colours(picture: Buffer): number[][] {
  const pixels = decodeImage(picture);
  const side = Math.max(pixels.width, pixels.height);
  const square = letterbox(pixels, side);
  return Array.from({ length: pixels.width * pixels.height }, (_, index) => {
    const at = (Math.floor(index / pixels.width) * side + (index % pixels.width)) * 3;
    return [...square.subarray(at, at + 3)].map(Math.round);
  });
}

const RED = [255, 0, 0];
const GREEN = [0, 255, 0];
const BLUE = [0, 0, 255];
const WHITE = [255, 255, 255];
const BLACK = [0, 0, 0];
const bytes = (...values: number[]) => Buffer.from(values);

describe("every kind of picture gives the same colours", () => {
  it.each([
    ["PNG of 8-bit RGB", png({ width: 2, height: 1 }, [bytes(255, 0, 0, 0, 0, 255)]), [RED, BLUE]],
    [
      "PNG of 8-bit RGB and alpha",
      png({ width: 2, height: 1, colour: 6 }, [bytes(255, 0, 0, 9, 0, 0, 255, 9)]),
      [RED, BLUE],
    ],
    [
      "PNG of 16-bit RGB",
      png({ width: 1, height: 1, depth: 16 }, [bytes(255, 255, 0, 0, 0, 0)]),
      [RED],
    ],
    ["PNG of 8-bit grey", png({ width: 2, height: 1, colour: 0 }, [bytes(0, 255)]), [BLACK, WHITE]],
    [
      "PNG of 1-bit grey",
      png({ width: 3, height: 2, depth: 1, colour: 0 }, [bytes(0b0100_0000), bytes(0b1010_0000)]),
      [BLACK, WHITE, BLACK, WHITE, BLACK, WHITE],
    ],
    [
      "PNG with a palette of 2 bits",
      png(
        { width: 3, height: 1, depth: 2, colour: 3 },
        [bytes(0b0110_0000)],
        [pngChunk("PLTE", bytes(...BLACK, ...RED, ...GREEN))],
      ),
      [RED, GREEN, BLACK],
    ],
    [
      "PNG of 8-bit RGB with a palette as a hint",
      png(
        { width: 2, height: 1 },
        [bytes(255, 0, 0, 0, 0, 255)],
        [pngChunk("PLTE", bytes(...GREEN, ...WHITE))],
      ),
      [RED, BLUE],
    ],
    [
      "BMP of 24 bits, from the bottom",
      bmp({ width: 1, height: 2, bits: 24, rows: bytes(255, 0, 0, 0, 0, 0, 255, 0) }),
      [RED, BLUE],
    ],
    [
      "BMP of 24 bits, from the top",
      bmp({ width: 1, height: -2, bits: 24, rows: bytes(255, 0, 0, 0, 0, 0, 255, 0) }),
      [BLUE, RED],
    ],
    [
      "BMP of 32 bits",
      bmp({ width: 2, height: 1, bits: 32, rows: bytes(0, 0, 255, 0, 0, 255, 0, 0) }),
      [RED, GREEN],
    ],
    [
      "BMP of 16 bits",
      bmp({ width: 2, height: 1, bits: 16, rows: bytes(0x00, 0x7c, 0x1f, 0x00) }),
      [RED, BLUE],
    ],
    [
      "BMP of 16 bits with masks",
      bmp({
        width: 2,
        height: 1,
        bits: 16,
        compression: 3,
        masks: [0xf800, 0x07e0, 0x001f],
        rows: bytes(0x00, 0xf8, 0xe0, 0x07),
      }),
      [RED, GREEN],
    ],
    [
      "BMP of 32 bits with masks",
      bmp({
        width: 1,
        height: 1,
        bits: 32,
        compression: 3,
        masks: [0xff00_0000, 0xff_0000, 0xff00],
        rows: bytes(0, 0, 0, 255),
      }),
      [RED],
    ],
    [
      "BMP with a palette of 8 bits",
      bmp({
        width: 2,
        height: 1,
        bits: 8,
        palette: [0xff0000, 0x00ff00, ...Array<number>(254).fill(0)],
        rows: bytes(1, 0, 0, 0),
      }),
      [GREEN, RED],
    ],
    [
      "BMP with a palette of 1 bit",
      bmp({
        width: 2,
        height: 1,
        bits: 1,
        palette: [0xffffff, 0x0000ff],
        rows: bytes(0b0100_0000, 0, 0, 0),
      }),
      [WHITE, BLUE],
    ],
  ])("%s", (_, picture, expected) => {
    expect(colours(picture)).toEqual(expected);
  });

  it("a JPEG has the size that its header says", () => {
    expect(decodeImage(photo("cat"))).toMatchObject({ width: 451, height: 300, channels: 3 });
  });
});

describe("a picture is fitted into the square without distorting it", () => {
  it("a wide picture leaves the lower half black", () => {
    const wide = png({ width: 4, height: 2, colour: 0 }, [
      Buffer.alloc(4, 255),
      Buffer.alloc(4, 255),
    ]);
    const rows = [...letterbox(decodeImage(wide), 2)].filter((_, index) => index % 3 === 0);
    expect(rows).toEqual([255, 255, 0, 0]);
  });

  it("shrinking takes the mean of the pixels", () => {
    const stripes = png({ width: 2, height: 2, colour: 0 }, [bytes(0, 100), bytes(100, 200)]);
    expect(letterbox(decodeImage(stripes), 1)[0]).toBe(100);
  });
});

describe("a poisoned picture throws and costs little", () => {
  const bomb = deflateSync(Buffer.alloc(150_000_000), { level: 9 });

  it("a JPEG whose header promises more than it has", () => {
    const cut = Buffer.concat([photo("cat").subarray(0, 3_000), Buffer.from([0xff, 0xd9])]);
    expect(() => decodeImage(cut)).toThrow();
  });

  it("pixels that unfold to 150 MB are stopped at the limit", () => {
    const signatureAndHeader = png({ width: 100, height: 100 }, []).subarray(0, 33);
    const poisoned = Buffer.concat([
      signatureAndHeader,
      pngChunk("IDAT", bomb),
      pngChunk("IEND", Buffer.alloc(0)),
    ]);
    expect(() => decodeImage(poisoned)).toThrow(/larger than/);
  });

  it("a colour profile that unfolds to 150 MB is not even looked at", () => {
    const profile = Buffer.concat([Buffer.from("p\0\0", "latin1"), bomb]);
    const rows = Array.from({ length: 2 }, () => Buffer.alloc(6, 255));
    const picture = png({ width: 2, height: 2 }, rows, [pngChunk("iCCP", profile)]);
    expect(decodeImage(picture)).toMatchObject({ width: 2, height: 2 });
  });
});
