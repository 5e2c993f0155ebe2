import fc from "fast-check";
import { expect, it } from "vitest";

import { billStory, coverStory } from "@/tests/support/model/bill-model";
import { engineBill, engineCatalogs, engineCover } from "@/tests/support/model/engine-bills";
import { MODEL_CATALOGS, STORIES, stories } from "@/tests/support/model/stories";

const CATALOGS = engineCatalogs(MODEL_CATALOGS);

it("R-USE-3, R-PRICE-1 · R-SET-3 · 10,000 random months: the engine and a model that shares no line with it agree to the fen", () => {
  fc.assert(
    fc.property(stories, (story) => {
      const events = coverStory(story, MODEL_CATALOGS);
      expect(
        events.map(({ cover, draws }) => [
          cover.free,
          cover.gifted,
          cover.bought,
          cover.postpaid,
          draws,
        ]),
      ).toEqual(engineCover(story));
      for (const month of story.months) {
        expect(engineBill(story, events, month, CATALOGS)).toEqual(
          billStory(story, events, month, MODEL_CATALOGS),
        );
      }
    }),
    { numRuns: STORIES },
  );
}, 60_000);
