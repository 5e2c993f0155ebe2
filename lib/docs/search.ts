/** A place in the documentation that can be found. */
export type Entry = {
  readonly href: string;
  /** The page that it is on. */
  readonly page: string;
  readonly title: string;
  /** Shown beside the page: the status of an error. */
  readonly note?: string;
  /** All that is written there, marks included. */
  readonly text: string;
};

export const MOST_FOUND = 20;

/**
 * The entries that hold every word of the question, those that hold one in their title first, else in the order of
 * reading. Upper and lower case are alike.
 */
export function searchDocs(entries: readonly Entry[], question: string): readonly Entry[] {
  const words = question.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const inTitle = ({ title }: Entry) =>
    words.some((word) => title.toLowerCase().includes(word)) ? 0 : 1;
  return entries
    .filter((entry) => {
      const all =
        `${entry.page} ${entry.note ?? ""} ${entry.title} ${plainWords(entry.text)}`.toLowerCase();
      return words.every((word) => all.includes(word));
    })
    .toSorted((one, other) => inTitle(one) - inTitle(other))
    .slice(0, MOST_FOUND);
}

/** A sentence of the messages without its marks: `<code>Limit</code> is {most}` reads `Limit is …`. */
export const plainWords = (sentence: string): string =>
  sentence
    .replaceAll(/<\/?\w+>/g, "")
    // A choice of words has braces of its own inside.
    .replaceAll(/\{(?:[^{}]|\{[^{}]*\})*\}/g, "…");

/** What can be read of a text where it is found: its sentences that have no gaps. */
export const excerptOf = (text: string): string =>
  [...sentences.segment(plainWords(text))]
    .map(({ segment }) => segment)
    .filter((sentence) => !sentence.includes("…"))
    .join("")
    .trim();

/** Ends where a Chinese or an English sentence does. */
const sentences = new Intl.Segmenter("en", { granularity: "sentence" });
