import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createModelTagger } from "@/lib/tagger/model-tagger";
import type { Tagger } from "@/lib/tagger/tagger";
import { HOSTILE_BMPS } from "@/tests/tagger/hostile-bmps";
import type { HostileImage } from "@/tests/tagger/hostile-image";
import { HOSTILE_JPEGS } from "@/tests/tagger/hostile-jpegs";
import { HOSTILE_PNGS } from "@/tests/tagger/hostile-pngs";
import { HOSTILE_STRANGERS } from "@/tests/tagger/hostile-strangers";
import { photo } from "@/tests/tagger/pictures";
import { vendorCode } from "@/tests/tagger/vendor-code";

const MEGABYTE = 1024 * 1024;
const KINDS: readonly (readonly [what: string, images: readonly HostileImage[]])[] = [
  ["a stranger", HOSTILE_STRANGERS],
  ["a PNG", HOSTILE_PNGS],
  ["a JPEG", HOSTILE_JPEGS],
  ["a BMP", HOSTILE_BMPS],
];

let tagger: Tagger;
beforeAll(async () => {
  tagger = createModelTagger({ timeLimitMs: 5_000 });
  await tagger.warmUp();
}, 60_000);
afterAll(() => tagger.close());

describe.each(KINDS)(
  "%s that means harm costs a code and nothing else",
  { timeout: 60_000 },
  (_, images) => {
    it.each(images)("%s", async (__, bytes, code) => {
      expect(await vendorCode(tagger, bytes())).toBe(code);
    });

    it("and the next good picture is tagged", async () => {
      expect(await tagger.tag(photo("cat"))).toMatchObject({
        ok: true,
        value: [{ nameEn: "cat" }],
      });
    });
  },
);

it("a second round takes no more memory than the first left", { timeout: 300_000 }, async () => {
  const before = process.memoryUsage.rss();
  for (const [, bytes, code] of KINDS.flatMap(([, images]) => images)) {
    expect(await vendorCode(tagger, bytes())).toBe(code);
  }
  // What an ended thread leaves with the allocator differs by some 150 MB between rounds, and does not add up.
  expect(process.memoryUsage.rss() - before).toBeLessThan(300 * MEGABYTE);
});
