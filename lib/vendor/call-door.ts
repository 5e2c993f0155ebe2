import { z } from "zod";

import { ok, refuse, type Result } from "@/lib/core/result";
import type { TrialResponse } from "@/lib/core/trial-call";
import { signRequest, type SigningKey } from "@/lib/vendor/sign-request";

export type DoorCall = {
  readonly action: "DetectLabelPro" | "DetectLabel";
  readonly parameters: Readonly<Record<string, string | readonly string[]>>;
  /** In which language names and messages are answered. */
  readonly language: "zh-CN" | "en-US";
};

/** What the API said, and how long after it was asked. */
export type DoorAnswer = { readonly response: TrialResponse; readonly latencyMs: number };

const TIME_LIMIT_MS = 30_000;

const labels = z
  .array(
    z.object({
      Name: z.string(),
      Confidence: z.number(),
      FirstCategory: z.string(),
      SecondCategory: z.string(),
    }),
  )
  .nullish();
const envelope = z.object({
  Response: z.object({
    Error: z.object({ Code: z.string(), Message: z.string() }).optional(),
    Labels: labels,
    CameraLabels: labels,
    AlbumLabels: labels,
    NewsLabels: labels,
    RequestId: z.string(),
  }),
});

/**
 * Calls the tagging API at its public door as a customer's program would: over the wire, signed with their key, counted
 * and billed like any other call.
 */
export async function callDoor(
  apiUrl: string,
  key: SigningKey,
  { action, parameters, language }: DoorCall,
  at: Date,
): Promise<Result<DoorAnswer, "unreachable">> {
  const { host, origin } = new URL(apiUrl);
  const body = Buffer.from(JSON.stringify(parameters));
  const started = performance.now();
  try {
    const answer = await fetch(`${origin}/`, {
      method: "POST",
      headers: {
        ...signRequest(key, { host, service: "tiia", body }, at),
        "x-tc-action": action,
        "x-tc-version": "2019-05-29",
        "x-tc-language": language,
      },
      body,
      redirect: "error",
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    });
    const { Response: response } = envelope.parse(await answer.json());
    return ok({ response, latencyMs: Math.round(performance.now() - started) });
  } catch {
    // Nobody listens, nobody answers in time, or what answers is not the API: the caller is told the same.
    return refuse("unreachable");
  }
}
