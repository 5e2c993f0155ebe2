import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { CodeText } from "@/components/ui/code-text";
import { CopyButton } from "@/components/ui/copy-button";

/** A piece of code that can be copied. `tabs` are its other languages. */
export function CodeBlock(props: {
  readonly title: string;
  readonly code: string;
  readonly tabs?: ReactNode;
}) {
  const t = useTranslations("docs");
  return (
    <div className="panel overflow-clip">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3 py-2">
        {props.tabs ?? <span className="text-xs text-ink3">{props.title}</span>}
        <span className="ml-auto">
          <CopyButton value={props.code} shown={t("copyCode")} />
        </span>
      </div>
      <CodeText label={props.title} code={props.code} />
    </div>
  );
}
