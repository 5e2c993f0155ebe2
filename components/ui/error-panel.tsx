import { useTranslations } from "next-intl";

import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** One part of a page that did not load, while the rest stands. `retryHref` is the page itself. */
export function ErrorPanel(props: {
  readonly title?: string;
  readonly requestId?: string;
  readonly retryHref: string;
}) {
  const t = useTranslations("components.error");
  return (
    <div role="alert" className="panel flex flex-wrap items-center gap-3 px-4 py-3">
      <Icon name="warn" className="size-5 text-bad" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{props.title ?? t("title")}</p>
        <p className="text-xs text-ink2">
          {t("text")}
          {props.requestId && <span className="num"> {t("request", { id: props.requestId })}</span>}
        </p>
      </div>
      <ButtonLink href={props.retryHref} icon="retry" small>
        {t("retry")}
      </ButtonLink>
    </div>
  );
}
