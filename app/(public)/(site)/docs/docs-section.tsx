import { getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import type { DocsPage } from "@/lib/routes";
import { NAMESPACES, pageWords, type SectionId } from "./docs-words";
import { MARKS } from "./marks";

type Values = Readonly<Record<string, string | number>>;
type Mark = (words: ReactNode) => ReactNode;
type Sentence = (
  key: string,
  values: Readonly<Record<string, string | number | Mark>>,
) => ReactNode;

/**
 * A section under an anchor of its own: its words, filled with facts that are read from the code, then what the page
 * adds to them: code, tables, computed examples.
 */
export async function DocsSection<Page extends DocsPage>(props: {
  readonly page: Page;
  readonly id: SectionId<Page>;
  readonly values?: Values;
  readonly children?: ReactNode;
}) {
  const { page, id, values = {} } = props;
  const [messages, t] = await Promise.all([getMessages(), getTranslations(NAMESPACES[page])]);
  const words = pageWords(messages, page).sections[id];
  if (!words) throw new Error(`the page ${page} has no section ${id}`);
  // Which paragraphs a section has is known to its words alone, so their keys are not known to the compiler.
  const rich = t.rich as unknown as Sentence;
  const sentences = (of: "text" | "points") =>
    Object.keys(words[of] ?? {}).map((key) => ({
      key,
      words: rich(`sections.${id}.${of}.${key}`, { ...MARKS, ...values }),
    }));
  const points = sentences("points");

  return (
    <section aria-labelledby={id} className="mt-10 space-y-3">
      <h2 id={id} className="group text-lg font-semibold tracking-tight">
        <a href={`#${id}`} className="hover:underline underline-offset-4">
          {words.title}
        </a>
      </h2>
      {sentences("text").map((sentence) => (
        <Prose key={sentence.key}>{sentence.words}</Prose>
      ))}
      {points.length > 0 && (
        <ul className="max-w-[38em] list-disc space-y-1.5 pl-5 text-[15px] leading-[26px] text-ink2 marker:text-ink3">
          {points.map((point) => (
            // A paragraph inside, so that links in it are known by more than their colour.
            <li key={point.key}>
              <p>{point.words}</p>
            </li>
          ))}
        </ul>
      )}
      {props.children}
    </section>
  );
}

/** A paragraph in the measure that is easy to read: at most 38 Chinese characters to a line. */
export function Prose({ children }: { readonly children: ReactNode }) {
  return <p className="max-w-[38em] text-[15px] leading-[26px] text-ink2">{children}</p>;
}
