import { useTranslations } from "next-intl";

import { CodeText } from "@/components/ui/code-text";
import { CopyButton } from "@/components/ui/copy-button";

/** Text that is copied as a whole; long lines scroll inside. */
export function CodeBlock(props: { readonly label: string; readonly code: string }) {
  const t = useTranslations("explorer.code");
  return (
    <div className="relative">
      <div className="absolute top-1.5 right-3 rounded-[5px] bg-panel px-1.5">
        <CopyButton value={props.code} shown={t("copy")} />
      </div>
      <CodeText label={props.label} code={props.code} />
    </div>
  );
}
