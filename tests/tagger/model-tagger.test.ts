import jpeg from "jpeg-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createModelTagger } from "@/lib/tagger/model-tagger";
import type { Tagger } from "@/lib/tagger/tagger";
import { bmp, photo, png } from "@/tests/tagger/pictures";

let tagger: Tagger;

beforeAll(async () => {
  tagger = createModelTagger();
  await tagger.warmUp();
}, 60_000);

afterAll(() => tagger.close());

describe("the real model answers", { timeout: 30_000 }, () => {
  it("the same picture as BMP has the same first label", async () => {
    const { width, height, data } = jpeg.decode(photo("coffee"), {
      useTArray: true,
      formatAsRGBA: false,
    });
    const rows = Buffer.alloc(width * height * 3); // 600 x 3 bytes: rows need no padding.
    for (let at = 0; at < rows.length; at += 3) {
      rows.set([data[at + 2] ?? 0, data[at + 1] ?? 0, data[at] ?? 0], at);
    }
    const answer = await tagger.tag(bmp({ width, height: -height, bits: 24, rows }));
    expect(answer).toMatchObject({ ok: true, value: [{ nameEn: "cup" }, {}] });
  });

  it("a black picture has no labels, and that is an answer", async () => {
    const black = png(
      { width: 64, height: 64, colour: 0 },
      Array.from({ length: 64 }, () => Buffer.alloc(64)),
    );
    expect(await tagger.tag(black)).toEqual({ ok: true, value: [] });
  });
});

describe("bad pictures are refused and the next good one is tagged", { timeout: 30_000 }, () => {
  it.each([
    ["empty", Buffer.alloc(0)],
    ["not-supported", Buffer.from("GIF89a")],
    ["too-many-pixels", png({ width: 16_000, height: 16_000 }, [Buffer.alloc(1)])],
    ["undecodable", png({ width: 1_000, height: 1_000 }, [Buffer.alloc(3)]).fill(7, 41, 45)],
  ])("%s", async (refusal, picture) => {
    expect(await tagger.tag(picture)).toEqual({ ok: false, refusal });
    expect(await tagger.tag(photo("cat"))).toMatchObject({ ok: true });
  });
});

it("a picture that takes too long is refused in time", { timeout: 30_000 }, async () => {
  const hurried = createModelTagger({ timeLimitMs: 1 });
  expect(await hurried.tag(photo("coffee"))).toEqual({ ok: false, refusal: "timed-out" });
  await hurried.close();
});
