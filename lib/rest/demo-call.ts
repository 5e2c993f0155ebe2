import { z } from "zod";

import { ok, refuse, type Result } from "@/lib/core/result";
import type { Cipher } from "@/lib/services/crypt";

export const DEMO_PATH = "/api/v1/demo";

/** What console and API know and nobody else: only the console, which counts a visitor's tries, may ask for a demo. */
export const demoToken = (cipher: Cipher): string => cipher.fingerprint("the home page's demo");

/** The picture's own fault, or ours: `busy` and `unavailable`. */
export const DEMO_REFUSALS = [
  "empty",
  "too-large",
  "not-supported",
  "undecodable",
  "too-many-pixels",
  "timed-out",
  "busy",
  "unavailable",
] as const;
export type DemoRefusal = (typeof DEMO_REFUSALS)[number];

const demoLabel = z.object({
  nameZh: z.string(),
  nameEn: z.string(),
  confidence: z.number(),
});
export type DemoLabel = z.output<typeof demoLabel>;

const answers = z.union([
  z.object({ labels: z.array(demoLabel) }),
  z.object({ refusal: z.enum(DEMO_REFUSALS) }),
]);

const MAY_TAKE_MS = 15_000;

/** Has the API tag a visitor's picture. Nothing is metered, and nothing of the picture stays. */
export async function callDemo(
  apiUrl: string,
  cipher: Cipher,
  picture: Buffer,
): Promise<Result<readonly DemoLabel[], DemoRefusal>> {
  try {
    const response = await fetch(new URL(`${DEMO_PATH}/tags`, apiUrl), {
      method: "POST",
      headers: {
        authorization: `Bearer ${demoToken(cipher)}`,
        "content-type": "application/octet-stream",
      },
      body: new Uint8Array(picture),
      cache: "no-store",
      signal: AbortSignal.timeout(MAY_TAKE_MS),
    });
    const answer = answers.parse(await response.json());
    return "labels" in answer ? ok(answer.labels) : refuse(answer.refusal);
  } catch {
    return refuse("unavailable");
  }
}
