import { useTranslations } from "next-intl";

import { CopyButtonControl } from "@/components/ui/copy-button-control";
import { Icon } from "@/components/ui/icon";

/** An id or a secret with a button that copies it. `shown` may be a shorter form of `value`. */
export function CopyButton(props: { readonly value: string; readonly shown?: string }) {
  const t = useTranslations("common");
  const shown = props.shown ?? props.value;
  return (
    <CopyButtonControl value={props.value} label={t("copy", { value: shown })} copied={t("copied")}>
      {shown}
      <Icon name="copy" className="size-3" />
    </CopyButtonControl>
  );
}
