import { z } from "zod";

import { ok, refuse } from "@/lib/core/result";
import { inspectImage, type ImageFormat } from "@/lib/tagger/inspect-image";
import type { Label, Tagger } from "@/lib/tagger/tagger";

export type UpstreamSettings = {
  /** D-32 · The operator's own address, so it need not be public, and is trusted to be what it is. */
  readonly url: string;
  /** Told why a picture got no answer: the customer only learns that it got none. */
  readonly report?: (error: unknown) => void;
  /** One picture, from the connection to the last byte of the answer. */
  readonly timeLimitMs?: number;
};

const LARGEST_ANSWER = 64 * 1024;

const Word = z.string().trim().min(1).max(100);
const Answer = z.object({
  labels: z.array(
    z.object({
      nameZh: Word,
      nameEn: Word,
      firstCategoryZh: Word,
      firstCategoryEn: Word,
      secondCategoryZh: Word,
      secondCategoryEn: Word,
      confidence: z.int().min(0).max(100),
    }),
  ),
});

/**
 * Lets a model of the operator's own say what is on a picture: the bytes are posted to its address, which answers as
 * README.md beside this file says. Its answer is checked like any stranger's; whatever is wrong with it is `failed`,
 * and no answer in time is `timed-out`.
 */
export function createUpstreamTagger(settings: UpstreamSettings): Tagger {
  const { url, report, timeLimitMs = 3_000 } = settings;
  return {
    warmUp: async () => undefined,
    close: async () => undefined,
    async tag(bytes) {
      const header = inspectImage(bytes);
      if (!header.ok) return header;
      const signal = AbortSignal.timeout(timeLimitMs);
      try {
        const { labels } = Answer.parse(await post(url, bytes, header.value.format, signal));
        return ok(surestFirst(labels));
      } catch (error) {
        report?.(error);
        return refuse(signal.aborted ? "timed-out" : "failed");
      }
    },
  };
}

/** Each name once, with the highest confidence that it was given. */
function surestFirst(labels: readonly Label[]): readonly Label[] {
  const surest = new Map<string, Label>();
  for (const label of labels.toSorted((one, other) => other.confidence - one.confidence)) {
    if (!surest.has(label.nameEn)) surest.set(label.nameEn, label);
  }
  return [...surest.values()];
}

async function post(
  url: string,
  bytes: Uint8Array,
  format: ImageFormat,
  signal: AbortSignal,
): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": `image/${format}`, Accept: "application/json" },
    body: Buffer.from(bytes),
    redirect: "error",
    signal,
  });
  if (response.status !== 200 || !response.body) {
    await response.body?.cancel();
    throw new Error(`answered ${response.status}`);
  }
  const reader = response.body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    length += part.value.length; // After unfolding: a compressed answer counts as what it unfolds to.
    if (length > LARGEST_ANSWER) {
      await reader.cancel();
      throw new Error(`answered more than ${LARGEST_ANSWER} bytes`);
    }
  }
  return JSON.parse(Buffer.concat(parts).toString());
}
