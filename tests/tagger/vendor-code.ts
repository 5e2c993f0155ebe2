import { ok, refuse } from "@/lib/core/result";
import type { Tagger } from "@/lib/tagger/tagger";
import { tagActions } from "@/lib/vendor/tag-actions";

/** What a customer who sends this picture to DetectLabelPro is told: the code of the error, or `tagged`. */
export async function vendorCode(tagger: Tagger, picture: Buffer): Promise<string> {
  const action = tagActions({
    meter: async () => ok(null),
    tagger,
    fetchImage: async () => refuse("download-failed"),
  }).find(({ name }) => name === "DetectLabelPro");
  const ids = { accountId: "1", keyId: "1", requestId: "1" };
  const call = { ...ids, language: "en", standing: ok(undefined) } as const;
  const sent = new Map([["ImageBase64", picture.toString("base64")]]);
  const answer = await action?.answer(call, sent);
  return answer?.ok ? "tagged" : `${answer?.refusal.code}`;
}
