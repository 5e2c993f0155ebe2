import { ok, refuse, type Result } from "@/lib/core/result";
import type { FetchImage, FetchRefusal } from "@/lib/tagger/fetch-image";
import { MAX_BASE64_LENGTH } from "@/lib/tagger/inspect-image";
import { problem, type VendorCode, type VendorProblem } from "@/lib/vendor/error-codes";

/** A picture as both tag actions take it: by its address, or in the request. */
export const IMAGE_PARAMETERS = { ImageUrl: "string", ImageBase64: "string" } as const;

export type ImageSource = { readonly url: string } | { readonly base64: string };

/** Where to find the picture. If both are given the address wins, as the vendor has it. */
export function imageSource(parameters: {
  readonly ImageUrl?: string;
  readonly ImageBase64?: string;
}): Result<ImageSource, VendorProblem> {
  if (parameters.ImageUrl) return ok({ url: parameters.ImageUrl });
  if (parameters.ImageBase64) return ok({ base64: parameters.ImageBase64 });
  if (parameters.ImageBase64 === "") return refuse(problem("InvalidParameterValue.ImageEmpty"));
  const parameter = "ImageUrl, ImageBase64";
  return refuse(problem("MissingParameter.ErrorParameterEmpty", { parameter }));
}

/** The bytes of the picture, at most 3 MiB of them. */
export async function imageBytes(
  source: ImageSource,
  accountId: string,
  fetchImage: FetchImage,
): Promise<Result<Buffer, VendorProblem>> {
  if ("base64" in source) return fromBase64(source.base64);
  const fetched = await fetchImage(source.url, accountId);
  return fetched.ok ? fetched : refuse(problem(FETCH_CODES[fetched.refusal]));
}

function fromBase64(text: string): Result<Buffer, VendorProblem> {
  if (text.length > MAX_BASE64_LENGTH) return refuse(problem("LimitExceeded.TooLargeFileError"));
  // Buffer skips what it does not understand, so a "data:" prefix would silently become rubbish.
  if (!/^[A-Za-z0-9+/\r\n]+={0,2}\s*$/.test(text)) {
    return refuse(problem("FailedOperation.ImageDecodeFailed"));
  }
  return ok(Buffer.from(text, "base64"));
}

const FETCH_CODES: Readonly<Record<FetchRefusal, VendorCode>> = {
  "url-illegal": "InvalidParameterValue.UrlIllegal",
  "download-failed": "FailedOperation.ImageDownloadError",
  "download-too-large": "LimitExceeded.TooLargeFileError",
  "too-many-downloads": "RequestLimitExceeded.UinLimitExceeded",
};
