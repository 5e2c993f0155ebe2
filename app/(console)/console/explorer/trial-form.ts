import { z } from "zod";

import { EDITIONS, PRODUCTS, type Edition, type Product } from "@/lib/core/catalog";
import { billableCalls } from "@/lib/core/metering";
import { ok, refuse, type Result } from "@/lib/core/result";
import { isSample, samplePhoto, type SampleName } from "@/lib/sample-photos";
import { MAX_IMAGE_BYTES } from "@/lib/tagger/inspect-image";
import { UUID, type Problem } from "./question";

/** What a customer asks to be called, ready to be sent. */
export type TrialForm = {
  readonly id: string;
  readonly secretId: string;
  readonly product: Product;
  /** R-USE-2 · Each once; empty for a product without any. */
  readonly editions: readonly Edition[];
  readonly sample: SampleName | null;
  readonly picture: Buffer;
};

/** What a form says besides the picture, and the marks between its parts. */
const BESIDES_THE_PICTURE = 64 * 1024;

const fields = z.object({
  id: z.string().regex(UUID),
  secretId: z.string().regex(/^\w{1,100}$/),
  product: z.enum(PRODUCTS),
  editions: z.array(z.enum(EDITIONS)),
});

/**
 * Reads the form. A picture that the API would refuse for its size is refused before it is read, and again once it
 * was; what else may be wrong with it is the API's to say. A picture of one's own goes before a sample.
 */
export async function trialFormOf(request: Request): Promise<Result<TrialForm, Problem>> {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= MAX_IMAGE_BYTES + BESIDES_THE_PICTURE)) return refuse("too-large");

  const form = await request.formData().catch(() => null);
  const read = fields.safeParse({
    id: form?.get("id"),
    secretId: form?.get("secretId"),
    product: form?.get("product"),
    editions: form?.getAll("edition"),
  });
  if (!form || !read.success) return refuse("unreadable");

  const { product, editions } = read.data;
  const picture = await pictureOf(form);
  if (!picture.ok) return picture;
  const asked = billableCalls(product, editions).map(({ edition }) => edition);
  return ok({
    ...read.data,
    editions: asked.filter((edition) => edition !== null),
    ...picture.value,
  });
}

async function pictureOf(
  form: FormData,
): Promise<Result<Pick<TrialForm, "sample" | "picture">, Problem>> {
  const file = form.get("picture");
  if (file instanceof File && file.size > 0) {
    if (file.size > MAX_IMAGE_BYTES) return refuse("too-large");
    return ok({ sample: null, picture: Buffer.from(await file.arrayBuffer()) });
  }
  const sample = form.get("sample");
  if (!isSample(sample)) return refuse("no-picture");
  return ok({ sample, picture: await samplePhoto(sample) });
}
