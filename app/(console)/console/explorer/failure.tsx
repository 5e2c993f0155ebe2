import { useTranslations } from "next-intl";

import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { routes } from "@/lib/routes";
import { cureOf, WAYS } from "./cures";

/** What the API refused with, why, and the way out. */
export function Failure(props: {
  readonly error: { readonly Code: string; readonly Message: string };
}) {
  const t = useTranslations("explorer");
  const cure = cureOf(props.error.Code);
  const way = WAYS[cure];
  return (
    <div className="flex items-start gap-2.5 px-4 py-4">
      <Icon name="fail" className="size-5 text-bad" />
      <div className="min-w-0">
        <p className="font-mono text-sm font-medium wrap-anywhere">
          <Link href={routes.docsSection("errors", props.error.Code)} className="lnk">
            {props.error.Code}
          </Link>
        </p>
        <p className="mt-1">{props.error.Message}</p>
        <p className="mt-1 text-ink2">{t(`cure.${cure}.text`)}</p>
        <div className="mt-3">
          <ButtonLink href={way.href} icon={way.icon} kind="primary">
            {t(`cure.${cure}.action`)}
          </ButtonLink>
        </div>
      </div>
    </div>
  );
}
