import { useTranslations } from "next-intl";

import { CodeText } from "@/components/ui/code-text";
import { CopyButton } from "@/components/ui/copy-button";
import { Panel } from "@/components/ui/panel";

/** A piece of code with the real addresses in it, ready to be copied. */
export function Snippet(props: {
  readonly title: string;
  readonly note: string;
  readonly code: string;
  /** Where there is more of the kind. */
  readonly more?: { readonly href: string; readonly text: string };
}) {
  const t = useTranslations("keys.snippet");
  return (
    <Panel
      title={props.title}
      note={props.note}
      action={<CopyButton value={props.code} shown={t("copy")} />}
      flush
    >
      <CodeText label={props.title} code={props.code} />
      {props.more && (
        <p className="px-4 py-3">
          <a href={props.more.href} className="lnk">
            {props.more.text}
          </a>
        </p>
      )}
    </Panel>
  );
}
