import { useTranslations } from "next-intl";

import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { routes } from "@/lib/routes";

// The vendor's own SDK, as examples/tag-image.mjs runs it.
const COMMANDS = `export TUQIAN_SECRET_ID=…  TUQIAN_SECRET_KEY=…
node examples/tag-image.mjs`;

/** Where a chart will be: how the first call is made. */
export function FirstCall() {
  const t = useTranslations("overview.firstCall");
  return (
    <EmptyState
      icon="usage"
      title={t("title")}
      text={
        <>
          {t("text")}
          <code className="mx-auto mt-3 block w-fit max-w-full rounded-ctl bg-sunken px-3 py-2 text-left font-mono whitespace-pre-wrap wrap-anywhere text-ink">
            {COMMANDS}
          </code>
        </>
      }
      action={
        <>
          <ButtonLink href={routes.explorer()} icon="try" kind="primary">
            {t("explorer")}
          </ButtonLink>
          <ButtonLink href={routes.keys()} icon="key">
            {t("action")}
          </ButtonLink>
        </>
      }
    />
  );
}
