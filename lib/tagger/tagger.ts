import type { Result } from "@/lib/core/result";
import type { ImageRefusal } from "@/lib/tagger/inspect-image";

/**
 * What the tagger says about a picture. Names in both languages; confidence is a whole number from
 * 0 to 100.
 */
export type Label = {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly firstCategoryZh: string;
  readonly firstCategoryEn: string;
  readonly secondCategoryZh: string;
  readonly secondCategoryEn: string;
  readonly confidence: number;
};

/**
 * Why a picture gets no answer. The first group is the picture's own fault. The others are ours:
 * `timed-out`, the picture took longer than the limit; `busy`, too many pictures wait already;
 * `failed`, the model cannot be run.
 */
export type TagRefusal = ImageRefusal | "timed-out" | "busy" | "failed";

/**
 * Tags pictures. Labels come most confident first, each name at most once; an empty list is an
 * answer too.
 */
export type Tagger = {
  tag(bytes: Uint8Array): Promise<Result<readonly Label[], TagRefusal>>;
  /** Makes ready what the first picture would have to wait for; rejects where that cannot be done. */
  warmUp(): Promise<void>;
  close(): Promise<void>;
};
