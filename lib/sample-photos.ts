import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Photos to try the API with. Where they come from stands in examples/photos/LICENSES.md, too. */
export const SAMPLE_PHOTOS = [
  { name: "coffee", author: "Rachel Michetti", licence: "cc0" },
  { name: "cat", author: "Stéfan van der Walt", licence: "cc0" },
  { name: "china", author: "danielbuechele", licence: "cc-by" },
  { name: "rocket", author: "SpaceX", licence: "public-domain" },
  { name: "astronaut", author: "NASA", licence: "public-domain" },
  { name: "cameraman", author: "Lav Varshney", licence: "cc0" },
  { name: "coins", author: "Brooklyn Museum", licence: "no-known-restrictions" },
  { name: "brick", author: "CC0Textures", licence: "cc0" },
  { name: "hubble", author: "NASA", licence: "public-domain" },
  { name: "retina", author: "Mikael Häggström", licence: "cc0" },
] as const;

/** Where the terms of a licence stand that asks to be named. */
export const LICENCE_TERMS = { "cc-by": "https://creativecommons.org/licenses/by/2.0/" } as const;

export type SamplePhoto = (typeof SAMPLE_PHOTOS)[number];
export type SampleName = SamplePhoto["name"];

export const isSample = (name: unknown): name is SampleName =>
  SAMPLE_PHOTOS.some((photo) => photo.name === name);

/** The JPEG of a sample. */
export const samplePhoto = (name: SampleName): Promise<Buffer> =>
  readFile(join(process.cwd(), "examples", "photos", `${name}.jpg`));
