import type { Edition, Product } from "@/lib/core/catalog";
import type { DoorCall } from "@/lib/vendor/call-door";

export const ACTIONS = { general: "DetectLabelPro", legacy: "DetectLabel" } as const;

/** What a call asks the API besides the picture. */
export type Asked = { readonly product: Product; readonly editions: readonly Edition[] };

/** Action and parameters as the API names them; `image` is what stands for the picture. */
export function apiCall<Image>(
  { product, editions }: Asked,
  image: Image,
): {
  readonly action: DoorCall["action"];
  readonly parameters: Readonly<Record<string, Image | readonly string[]>>;
} {
  const scenes = editions.map((edition) => edition.toUpperCase());
  return {
    action: ACTIONS[product],
    parameters: { ImageBase64: image, ...(product === "legacy" ? { Scenes: scenes } : {}) },
  };
}
