import { useTranslations } from "next-intl";

import { CopyButton } from "@/components/ui/copy-button";

/** Text that is copied as a whole; long lines scroll inside. */
export function CodeBlock(props: { readonly label: string; readonly code: string }) {
  const t = useTranslations("explorer.code");
  return (
    <div className="relative">
      <div className="absolute top-1.5 right-3 rounded-[5px] bg-panel px-1.5">
        <CopyButton value={props.code} shown={t("copy")} />
      </div>
      <pre
        tabIndex={0}
        aria-label={props.label}
        className="max-h-[560px] overflow-auto bg-sunken px-4 py-3 font-mono text-xs leading-5 [font-variant-ligatures:none]"
      >
        <code>{props.code}</code>
      </pre>
    </div>
  );
}
