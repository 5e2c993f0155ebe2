import { z } from "@hono/zod-openapi";

import { coverTotals } from "@/lib/core/burn-down";
import type { UsageCode } from "@/lib/rest/codes";
import type { RestDoor } from "@/lib/rest/door";
import { USAGE_REFUSALS } from "@/lib/rest/refusals";
import {
  coverSchema,
  count,
  editionSchema,
  instantSchema,
  productSchema,
  someCallsSchema,
} from "@/lib/rest/values";
import { problemWords, type Language } from "@/lib/rest/words";
import type { UsageAnswer, UsageEvent } from "@/lib/services/metering/usage";

export const MOST_EVENTS = 1_000;

/** R-USE-2, R-USE-6 · One event. Its key is the sender's own, unique for the account for ever. */
export const eventSchema = z
  .strictObject({
    key: z
      .string()
      .min(1)
      .max(255)
      .refine((key) => key.isWellFormed(), "well-formed text"),
    product: productSchema,
    edition: editionSchema
      .nullish()
      .openapi({ description: "Of legacy only; web where none is given" }),
    calls: someCallsSchema,
    occurredAt: instantSchema
      .nullish()
      .openapi({ description: "Now, by the account's clock, where none is given" }),
  })
  .refine(({ product, edition }) => product === "legacy" || !edition, {
    path: ["edition"],
    message: "general has no editions",
  })
  .openapi("UsageEvent");

export const receiptSchema = z
  .object({
    accepted: count.openapi({ description: "Events that were counted by this request" }),
    duplicates: count.openapi({
      description: "Events that were counted before, with the same content",
    }),
    rejected: z.array(
      z.object({
        index: count.openapi({ description: "The place of the event in the request, from 0" }),
        key: z.string().nullable(),
        code: z.string().openapi({ example: "usage.key_conflict" }),
        detail: z.string(),
      }),
    ),
    cover: coverSchema.openapi({ description: "Who covers the calls of the events accepted" }),
  })
  .openapi("UsageReceipt");
export type Receipt = z.infer<typeof receiptSchema>;
type Rejected = Receipt["rejected"][number];

/**
 * R-USE-1..8 · Counts a batch of events as they were sent. Each stands alone: one of the wrong form, or one that a rule
 * refuses, is named and does not stop the others.
 */
export async function countEvents(
  { meter, metrics }: Pick<RestDoor, "meter" | "metrics">,
  accountId: string,
  sent: readonly unknown[],
  spoken: Language,
): Promise<Receipt> {
  const events: (UsageEvent & { readonly index: number })[] = [];
  const rejected: Rejected[] = [];
  for (const [index, one] of sent.entries()) {
    const read = eventSchema.safeParse(one);
    if (read.success) events.push({ index, ...usageEvent(accountId, read.data) });
    else rejected.push(invalid(index, one, read.error, spoken));
  }

  const answers = events.length === 0 ? [] : await meter(events);
  const covers: Receipt["cover"][] = [];
  let duplicates = 0;
  for (const [place, answer] of answers.entries()) {
    const event = events[place];
    if (!event) throw new Error("the meter answered more events than it was given");
    metrics.usageEvents.inc({ outcome: answer.outcome });
    if (answer.outcome === "refused") rejected.push(refusedEvent(event, answer, spoken));
    else if (answer.outcome === "recorded") covers.push(answer.cover);
    else duplicates += 1;
  }
  const { free, gifted, bought, postpaid } = coverTotals(covers);
  return {
    accepted: covers.length,
    duplicates,
    rejected: rejected.toSorted((a, b) => a.index - b.index),
    cover: { free, gifted, bought, postpaid },
  };
}

/** R-USE-2 · A legacy event without an edition is one of web. */
const usageEvent = (accountId: string, event: z.infer<typeof eventSchema>): UsageEvent => ({
  accountId,
  key: event.key,
  product: event.product,
  edition: event.product === "legacy" ? (event.edition ?? "web") : null,
  calls: event.calls,
  occurredAt: event.occurredAt ?? null,
});

function refusedEvent(
  { index, key }: { readonly index: number; readonly key: string },
  { refusal }: Extract<UsageAnswer, { outcome: "refused" }>,
  spoken: Language,
): Rejected {
  const code: UsageCode = USAGE_REFUSALS[refusal.code];
  return { index, key, code, detail: problemWords(spoken, code, {}) };
}

function invalid(index: number, sent: unknown, { issues }: z.ZodError, spoken: Language): Rejected {
  const problem = issues
    .map(({ path, message }) => [path.map(String).join("."), message].filter(Boolean).join(": "))
    .join("; ");
  return {
    index,
    key: keyOf(sent),
    code: "usage.invalid",
    detail: problemWords(spoken, "usage.invalid", { problem }),
  };
}

const LONGEST_ECHO = 255;

const keyOf = (sent: unknown): string | null =>
  typeof sent === "object" && sent !== null && "key" in sent && typeof sent.key === "string"
    ? sent.key.slice(0, LONGEST_ECHO)
    : null;
