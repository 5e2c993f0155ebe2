/** The colours that stand for something in every chart: free, packs, postpaid; and the purses. */
export type ChartColour = "free" | "pack" | "pack2" | "post" | "field";

/** As a paint for SVG. Never for text: charts are labelled in ink. */
export const paint = (colour: ChartColour): string => `var(--c-${colour})`;

/** The same colours as classes, for the swatches of a legend. */
export const SWATCH: Readonly<Record<ChartColour, string>> = {
  free: "bg-free",
  pack: "bg-pack",
  pack2: "bg-pack2",
  post: "bg-post",
  field: "bg-field",
};
