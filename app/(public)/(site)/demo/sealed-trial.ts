import { z } from "zod";

import type { DemoLabel } from "@/lib/rest/demo-call";
import { SAMPLE_PHOTOS, type SampleName } from "@/lib/sample-photos";
import type { Cipher } from "@/lib/services/crypt";

/** What a trial said: the tags, surest first, and the sample that was chosen. */
export type Trial = { readonly sample: SampleName | null; readonly labels: readonly DemoLabel[] };

/** So many tags keep the address short. */
const MOST_LABELS = 8;

const sealedTrial = z.object({
  sample: z.enum(SAMPLE_PHOTOS.map(({ name }) => name)).nullable(),
  labels: z.array(z.object({ nameZh: z.string(), nameEn: z.string(), confidence: z.number() })),
});

export const sealTrial = (cipher: Cipher, { sample, labels }: Trial): string =>
  cipher.seal(JSON.stringify({ sample, labels: labels.slice(0, MOST_LABELS) }));

/** Null for anything that this installation did not seal. */
export function openTrial(cipher: Cipher, sealed: string): Trial | null {
  try {
    return sealedTrial.parse(JSON.parse(cipher.open(sealed)));
  } catch {
    return null;
  }
}
