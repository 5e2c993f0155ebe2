import { CLASSES } from "@/lib/tagger/labels";
import type { Label } from "@/lib/tagger/tagger";

export const PHOTOS = [
  "astronaut",
  "brick",
  "cameraman",
  "cat",
  "china",
  "coffee",
  "coins",
  "hubble",
  "retina",
  "rocket",
] as const;
export type Photo = (typeof PHOTOS)[number];

/** Whether a person would accept the answer: yes; yes, though something is missing; nothing was said; wrong. */
export type Verdict = "accepted" | "partly" | "silent" | "wrong";

export type PhotoAnswer = { readonly labels: readonly Label[]; readonly verdict: Verdict };

/** What the built-in model says of the ten shipped photos, and what a person would say to that. */
export const PHOTO_ANSWERS: Readonly<Record<Photo, PhotoAnswer>> = {
  astronaut: { labels: [label("person", 62)], verdict: "accepted" },
  brick: { labels: [], verdict: "silent" },
  cameraman: { labels: [label("person", 63)], verdict: "partly" },
  cat: { labels: [label("cat", 53)], verdict: "accepted" },
  china: { labels: [label("bird", 38)], verdict: "wrong" },
  coffee: { labels: [label("cup", 54), label("dining table", 36)], verdict: "accepted" },
  coins: { labels: [label("cake", 36)], verdict: "wrong" },
  hubble: { labels: [], verdict: "silent" },
  retina: { labels: [label("umbrella", 50)], verdict: "wrong" },
  rocket: { labels: [], verdict: "silent" },
};

export const isAccepted = ({ verdict }: PhotoAnswer): boolean =>
  verdict === "accepted" || verdict === "partly";

function label(nameEn: string, confidence: number): Label {
  const known = CLASSES.find((each) => each.nameEn === nameEn);
  if (!known) throw new Error(`the model does not know ${nameEn}`);
  return { ...known, confidence };
}
