import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export type DescribedCode = {
  readonly code: string;
  readonly note?: string;
  readonly cause: string;
  readonly cure: ReactNode;
};

/** Codes, each with its cause and its cure, each to be linked to by its own name. */
export function CodeList({ codes }: { readonly codes: readonly DescribedCode[] }) {
  const t = useTranslations("docs");
  return (
    <div className="panel divide-y divide-line overflow-clip text-sm">
      {codes.map(({ code, note, cause, cure }) => (
        <div key={code} id={code} className="px-4 py-3 target:bg-accentw">
          <h3 className="flex flex-wrap items-baseline gap-x-3 font-mono text-xs font-medium">
            <a href={`#${code}`} className="wrap-anywhere hover:underline underline-offset-2">
              {code}
            </a>
            {note && <span className="ml-auto font-sans font-normal text-ink3 num">{note}</span>}
          </h3>
          <dl className="mt-1.5 grid gap-x-3 gap-y-1 sm:grid-cols-[72px_1fr]">
            <dt className="text-xs leading-5 text-ink3">{t("cause")}</dt>
            <dd className="text-ink2">{cause}</dd>
            <dt className="text-xs leading-5 text-ink3">{t("cure")}</dt>
            <dd>{cure}</dd>
          </dl>
        </div>
      ))}
    </div>
  );
}
