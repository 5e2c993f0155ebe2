import { isLoopback, webhookUrl, type WebhookReach } from "@/lib/core/webhook";
import { guardedRequest, type Resolve } from "@/lib/outbound/guarded-request";
import type { PostWebhook } from "@/lib/services/webhooks/deliver-webhooks";

export const TIME_LIMIT_MS = 5_000;
const LARGEST_ANSWER = 64 * 1024;

/**
 * Posts a message to a customer's address, guarded as `guardedRequest` is. A redirect is an answer like another, and
 * one that is not 2xx is a failure. The answer is read up to a limit and thrown away.
 */
export function createWebhookPost(
  reach: WebhookReach,
  { resolve, timeLimitMs = TIME_LIMIT_MS }: { resolve?: Resolve; timeLimitMs?: number } = {},
): PostWebhook {
  return async ({ url: text, headers, body }) => {
    const url = webhookUrl(text, reach);
    if (!url) throw new Error("the address may not be a webhook's any more");
    const response = await guardedRequest({
      url,
      method: "POST",
      headers: { ...headers, "Content-Length": String(Buffer.byteLength(body)) },
      body,
      signal: AbortSignal.timeout(timeLimitMs),
      trusted: reach.loopback && isLoopback(url),
      ...(resolve && { resolve }),
    });
    try {
      let length = 0;
      for await (const part of response as AsyncIterable<Buffer>) {
        length += part.length;
        if (length > LARGEST_ANSWER) throw new Error("the answer is too large");
      }
      return { status: response.statusCode ?? 0 };
    } finally {
      response.destroy();
    }
  };
}
