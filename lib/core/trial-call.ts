import type { Edition, Product } from "@/lib/core/catalog";

/** A tag as the API names its fields. */
export type TrialLabel = {
  readonly Name: string;
  readonly Confidence: number;
  readonly FirstCategory: string;
  readonly SecondCategory: string;
};

/** The inside of the API's envelope, kept as it came: tags by edition, or an error. */
export type TrialResponse = {
  readonly RequestId: string;
  readonly Error?: { readonly Code: string; readonly Message: string };
  readonly Labels?: readonly TrialLabel[] | null;
  readonly CameraLabels?: readonly TrialLabel[] | null;
  readonly AlbumLabels?: readonly TrialLabel[] | null;
  readonly NewsLabels?: readonly TrialLabel[] | null;
};

/** How many calls by hand are remembered for an account. */
export const TRIALS_KEPT = 20;

const FIELDS = {
  web: "Labels",
  camera: "CameraLabels",
  album: "AlbumLabels",
  news: "NewsLabels",
} as const satisfies Readonly<Record<Edition, keyof TrialResponse>>;

/** The tags of an answer by edition, surest first; a product without editions has one list. */
export function tagsOf(
  product: Product,
  editions: readonly Edition[],
  response: TrialResponse,
): readonly { readonly edition: Edition | null; readonly labels: readonly TrialLabel[] }[] {
  if (response.Error) return [];
  const listed = (labels: readonly TrialLabel[] | null | undefined) =>
    (labels ?? []).toSorted((a, b) => b.Confidence - a.Confidence);
  if (product === "general") return [{ edition: null, labels: listed(response.Labels) }];
  return editions.map((edition) => ({ edition, labels: listed(response[FIELDS[edition]]) }));
}
