import { ok, refuse, type Result } from "@/lib/core/result";
import { isSample, samplePhoto, type SampleName } from "@/lib/sample-photos";
import { MAX_IMAGE_BYTES } from "@/lib/tagger/inspect-image";
import type { TrialProblem } from "../demo/trial-problem";

/** What a form says besides the picture, and the marks between its parts. */
const BESIDES_THE_PICTURE = 16 * 1024;

/** The picture of a form, a visitor's own before a sample. One that is too large is refused before it is read. */
export async function sentPicture(
  request: Request,
): Promise<Result<{ readonly picture: Buffer; readonly sample: SampleName | null }, TrialProblem>> {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= MAX_IMAGE_BYTES + BESIDES_THE_PICTURE)) return refuse("too-large");
  const form = await request.formData().catch(() => null);

  const file = form?.get("picture");
  if (file instanceof File && file.size > 0) {
    if (file.size > MAX_IMAGE_BYTES) return refuse("too-large");
    return ok({ sample: null, picture: Buffer.from(await file.arrayBuffer()) });
  }
  const sample = form?.get("sample");
  return isSample(sample)
    ? ok({ sample, picture: await samplePhoto(sample) })
    : refuse("no-picture");
}
