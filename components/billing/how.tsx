import { useTranslations } from "next-intl";
import { useId, type ReactNode } from "react";

import { Icon } from "@/components/ui/icon";

/**
 * "How": a link beside a number that opens its derivation in a drawer. The drawer is the browser's own
 * popover: it needs no script, closes on Escape and gives the focus back. Not inside a `<p>`.
 */
export function How(props: {
  /** What the number is, for the drawer's title: "10 月账单". */
  readonly subject: string;
  readonly label?: string;
  readonly children: ReactNode;
}) {
  const t = useTranslations("components.how");
  const id = useId();
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="lnk underline underline-offset-2 cursor-pointer"
      >
        {props.label ?? t("open")}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-labelledby={`${id}-title`}
        className="drawer fixed inset-y-0 right-0 left-auto m-0 h-dvh max-h-none w-[440px] max-w-full overflow-y-auto border-l border-line bg-panel p-5 text-left whitespace-normal font-normal shadow-pop"
      >
        <div className="flex items-center gap-3">
          <h2 id={`${id}-title`} className="text-base font-semibold tracking-normal">
            {t("title", { subject: props.subject })}
          </h2>
          <button
            type="button"
            popoverTarget={id}
            popoverTargetAction="hide"
            aria-label={t("close")}
            className="btn btn-g px-1.5! ml-auto"
          >
            <Icon name="close" />
          </button>
        </div>
        <div className="mt-3 text-sm leading-5">{props.children}</div>
      </div>
    </>
  );
}
