import type { CallRefusal } from "@/lib/core/account";
import type { Edition, Product } from "@/lib/core/catalog";
import { ok, refuse, type Result } from "@/lib/core/result";
import type { FetchImage } from "@/lib/tagger/fetch-image";
import { MAX_IMAGE_PIXELS } from "@/lib/tagger/inspect-image";
import type { Label, Tagger, TagRefusal } from "@/lib/tagger/tagger";
import { vendorAction, type VendorAction, type VendorCall } from "@/lib/vendor/action";
import {
  problem,
  type VendorCode,
  type VendorLanguage,
  type VendorProblem,
} from "@/lib/vendor/error-codes";
import {
  IMAGE_PARAMETERS,
  imageBytes,
  imageSource,
  type ImageSource,
} from "@/lib/vendor/image-parameter";

export type MeterRequest = {
  readonly accountId: string;
  /** Also the key by which the call is counted once, whatever is retried behind the door. */
  readonly requestId: string;
  readonly keyId: string;
  readonly product: Product;
  /** Null for a product without editions. */
  readonly editions: readonly Edition[] | null;
};

export type TagDeps = {
  /**
   * Counts the call. Once this has answered the call is on the books, and only then does the answer
   * leave.
   */
  meter(request: MeterRequest): Promise<Result<unknown, CallRefusal>>;
  readonly tagger: Pick<Tagger, "tag">;
  readonly fetchImage: FetchImage;
};

const TIIA = { service: "tiia", version: "2019-05-29" } as const;

/** DetectLabelPro (product `general`) and DetectLabel (product `legacy`) of tiia 2019-05-29. */
export function tagActions(deps: TagDeps): readonly VendorAction[] {
  return [
    vendorAction({
      ...TIIA,
      name: "DetectLabelPro",
      parameters: IMAGE_PARAMETERS,
      async perform(call, parameters) {
        const source = imageSource(parameters);
        if (!source.ok) return source;
        const labels = await tagAndMeter(deps, call, source.value, "general", null);
        if (!labels.ok) return labels;
        return ok({ Labels: labels.value.map((label) => categorised(label, call.language)) });
      },
    }),

    vendorAction({
      ...TIIA,
      name: "DetectLabel",
      parameters: { ...IMAGE_PARAMETERS, Scenes: "string[]" },
      async perform(call, parameters) {
        const source = imageSource(parameters);
        if (!source.ok) return source;
        const editions = editionsOf(parameters.Scenes);
        if (!editions.ok) return editions;
        const labels = await tagAndMeter(deps, call, source.value, "legacy", editions.value);
        if (!labels.ok) return labels;

        const items = labels.value.map((label) => categorised(label, call.language));
        // The vendor gives no categories for news; its types have the fields all the same.
        const plain = items.map((item) => ({ ...item, FirstCategory: "", SecondCategory: "" }));
        const asked = (edition: Edition) => editions.value.includes(edition);
        return ok({
          Labels: asked("web") ? items : null,
          CameraLabels: asked("camera") ? items : null,
          AlbumLabels: asked("album") ? items : null,
          NewsLabels: asked("news") ? plain : null,
        });
      },
    }),
  ];
}

/**
 * R-USE-1 · Only a call that is answered without error is metered; R-USE-2 · by its product and
 * editions.
 */
async function tagAndMeter(
  deps: TagDeps,
  { accountId, keyId, requestId, standing }: VendorCall,
  source: ImageSource,
  product: Product,
  editions: readonly Edition[] | null,
): Promise<Result<readonly Label[], VendorProblem>> {
  if (!standing.ok) return refuse(problem(CALL_CODES[standing.refusal]));

  const bytes = await imageBytes(source, accountId, deps.fetchImage);
  if (!bytes.ok) return bytes;
  const labels = await deps.tagger.tag(bytes.value);
  if (!labels.ok) return refuse(problem(TAG_CODES[labels.refusal], PIXEL_FACTS));

  try {
    // The account may have been stopped while the picture was looked at: this can refuse too.
    const metered = await deps.meter({ accountId, requestId, keyId, product, editions });
    return metered.ok ? labels : refuse(problem(CALL_CODES[metered.refusal]));
  } catch (error) {
    return refuse(problem("FailedOperation.InvokeChargeError", {}, error));
  }
}

export const SCENES: Readonly<Record<string, Edition>> = {
  WEB: "web",
  CAMERA: "camera",
  ALBUM: "album",
  NEWS: "news",
};

/** R-USE-2 · A repeated scene counts once; no scene given means WEB. */
function editionsOf(scenes: readonly string[] = []): Result<readonly Edition[], VendorProblem> {
  const editions = scenes.map((scene) =>
    Object.hasOwn(SCENES, scene) ? SCENES[scene] : undefined,
  );
  const known = editions.filter((edition) => edition !== undefined);
  if (known.length < editions.length) {
    const facts = { parameter: "Scenes", values: Object.keys(SCENES).join(", ") };
    return refuse(problem("InvalidParameterValue.InvalidParameterValueLimit", facts));
  }
  return ok(known.length === 0 ? ["web"] : [...new Set(known)]);
}

/** The vendor names things in Chinese; who asks for English words gets English names too. */
function categorised(label: Label, language: VendorLanguage) {
  const zh = language === "zh";
  return {
    Name: zh ? label.nameZh : label.nameEn,
    Confidence: label.confidence,
    FirstCategory: zh ? label.firstCategoryZh : label.firstCategoryEn,
    SecondCategory: zh ? label.secondCategoryZh : label.secondCategoryEn,
  };
}

const CALL_CODES: Readonly<Record<CallRefusal, VendorCode>> = {
  "not-activated": "ResourceUnavailable.NotExist",
  activating: "ResourceUnavailable.IsOpening",
  "in-arrears": "ResourceUnavailable.InArrears",
  "content-stopped": "ResourceUnavailable.StopUsing",
  closed: "ResourceUnavailable.NotExist",
};

const PIXEL_FACTS = { pixels: String(MAX_IMAGE_PIXELS) };

const TAG_CODES: Readonly<Record<TagRefusal, VendorCode>> = {
  empty: "InvalidParameterValue.ImageEmpty",
  "too-large": "LimitExceeded.TooLargeFileError",
  "not-supported": "FailedOperation.ImageNotSupported",
  undecodable: "FailedOperation.ImageDecodeFailed",
  "too-many-pixels": "FailedOperation.ImageUnQualified",
  "timed-out": "FailedOperation.RequestTimeout",
  busy: "FailedOperation.RpcFail",
  failed: "FailedOperation.RpcFail",
};
