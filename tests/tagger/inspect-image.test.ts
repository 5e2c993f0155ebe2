import { describe, expect, it } from "vitest";

import { inspectImage, MAX_BASE64_LENGTH, MAX_IMAGE_BYTES } from "@/lib/tagger/inspect-image";
import { altered, bmp, photo, png } from "@/tests/tagger/pictures";

const black = (length: number) => Buffer.alloc(length);
const smallPng = png({ width: 2, height: 1 }, [black(6)]);
const smallBmp = bmp({ width: 1, height: 1, bits: 24, rows: black(4) });

/** What is said of a PNG whose header claims this size. */
const claiming = (width: number, height: number) =>
  inspectImage(png({ width, height }, [black(1)]));

describe("a picture is known by its header", () => {
  it.each([
    ["PNG", smallPng, { format: "png", width: 2, height: 1 }],
    ["JPEG", photo("coffee"), { format: "jpeg", width: 600, height: 400 }],
    ["BMP", smallBmp, { format: "bmp", width: 1, height: 1 }],
    [
      "BMP from the top",
      bmp({ width: 1, height: -1, bits: 24, rows: black(4) }),
      { format: "bmp", width: 1, height: 1 },
    ],
    [
      "zero bytes after the end",
      Buffer.concat([photo("cat"), black(7)]),
      { format: "jpeg", width: 451, height: 300 },
    ],
  ])("%s", (_, picture, header) => {
    expect(inspectImage(picture)).toEqual({ ok: true, value: header });
  });
});

describe("a picture that may not be decoded is refused by name", () => {
  it.each([
    ["no bytes", black(0), "empty"],
    ["text", Buffer.from("hello"), "not-supported"],
    ["a GIF", Buffer.from("GIF89a\0\0\0\0"), "not-supported"],
    ["an SVG", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "not-supported"],
    ["a BMP with run-length encoding", altered(smallBmp, 30, 1), "not-supported"],
    [
      "an interlaced PNG of 4 bits",
      png({ width: 2, height: 1, depth: 4, colour: 0, interlaced: true }, [black(1)]),
      "not-supported",
    ],
    [
      "a lossless JPEG",
      altered(photo("cat"), photo("cat").indexOf(Buffer.from([0xff, 0xc0])) + 1, 0xc3),
      "not-supported",
    ],
    ["only the first bytes of a PNG", smallPng.subarray(0, 8), "undecodable"],
    ["a PNG cut off", smallPng.subarray(0, -5), "undecodable"],
    ["a PNG with a chunk that runs over the end", altered(smallPng, 33, 0x7f), "undecodable"],
    [
      "a PNG with a second header",
      Buffer.concat([smallPng.subarray(0, 33), smallPng.subarray(8)]),
      "undecodable",
    ],
    ["a PNG without width", altered(smallPng, 16, 0, 0, 0, 0), "undecodable"],
    [
      "a PNG with a ZIP behind it",
      Buffer.concat([smallPng, Buffer.from("PK\u0003\u0004")]),
      "undecodable",
    ],
    ["a JPEG cut off", photo("cat").subarray(0, 20_000), "undecodable"],
    ["a JPEG of its first bytes only", photo("cat").subarray(0, 3), "undecodable"],
    [
      "a JPEG with HTML behind it",
      Buffer.concat([photo("cat"), Buffer.from("<script>")]),
      "undecodable",
    ],
    ["a BMP cut off", smallBmp.subarray(0, -1), "undecodable"],
    ["a BMP of 7 bits", altered(smallBmp, 28, 7), "undecodable"],
    ["a BMP of the smallest negative height", altered(smallBmp, 22, 0, 0, 0, 0x80), "undecodable"],
  ])("%s: %#", (_, picture, refusal) => {
    expect(inspectImage(picture)).toEqual({ ok: false, refusal });
  });

  it("exactly 25 million pixels are inside the limit, one row more is not", () => {
    expect(claiming(5_000, 5_000)).toMatchObject({ ok: true });
    expect(claiming(5_000, 5_001)).toEqual({ ok: false, refusal: "too-many-pixels" });
    expect(claiming(0xffff_ffff, 0xffff_ffff)).toEqual({ ok: false, refusal: "too-many-pixels" });
  });

  it("a JPEG may promise 512 pixels for each of its bytes, and not a row more", () => {
    const cat = photo("cat");
    const heightAt = cat.indexOf(Buffer.from([0xff, 0xc0])) + 5;
    const width = cat.readUInt16BE(heightAt + 2);
    const highest = Math.floor((cat.length * 512) / width);
    const ofHeight = (height: number) => altered(cat, heightAt, height >> 8, height & 255);
    expect(inspectImage(ofHeight(highest))).toMatchObject({ ok: true });
    expect(inspectImage(ofHeight(highest + 1))).toEqual({ ok: false, refusal: "undecodable" });
  });

  it("exactly 4 MiB of base64 are inside the limit, one byte more is not", () => {
    const full = Buffer.concat([photo("cat"), black(MAX_IMAGE_BYTES - photo("cat").length)]);
    expect(full.toString("base64")).toHaveLength(MAX_BASE64_LENGTH);
    expect(inspectImage(full)).toMatchObject({ ok: true });
    expect(inspectImage(Buffer.concat([full, black(1)]))).toEqual({
      ok: false,
      refusal: "too-large",
    });
  });

  it("any bytes behind any magic number are answered, never thrown", () => {
    for (const picture of [smallPng, photo("cat").subarray(0, 700), smallBmp]) {
      for (let at = 2; at < picture.length; at += 1) {
        for (const byte of [0x00, 0x7f, 0xff])
          expect(inspectImage(altered(picture, at, byte))).toBeDefined();
      }
    }
  });
});
