import { useTranslations } from "next-intl";

import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { isZero } from "@/lib/core/money";
import { formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import type { Choice, Selection } from "./selection";

/** The boxes to tick. What cannot be invoiced has none, and says why. */
export function Choices({ selection }: { readonly selection: Selection }) {
  const t = useTranslations("invoices.new");
  return (
    <fieldset>
      <legend className="sr-only">{t("spending")}</legend>
      <ul className="divide-y divide-line">
        {selection.choices.map((choice) => (
          <li key={choice.name}>
            {choice.bar === null ? (
              <label className="flex items-start gap-3 px-4 py-2.5 hover:bg-sunken">
                <input
                  type="checkbox"
                  name="item"
                  value={choice.name}
                  defaultChecked={choice.ticked}
                  className="size-4 mt-0.5 accent-[var(--c-accent)]"
                />
                <Description choice={choice} />
              </label>
            ) : (
              <div className="flex items-start gap-3 px-4 py-2.5 text-ink3">
                <span className="size-4 shrink-0" />
                <Description choice={choice} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {selection.hasMore && (
        <p className="border-t border-line px-4 py-2.5 text-xs text-ink3">
          {t("more", { count: selection.choices.length })}
        </p>
      )}
    </fieldset>
  );
}

function Description({ choice }: { readonly choice: Choice }) {
  const [t, common] = [useTranslations("invoices.new"), useTranslations("common")];
  const day = formatInstant(choice.at, "day");
  const about = [
    choice.kind === "bill" ? t("issuedOn", { day }) : t("deliveredOn", { day }),
    t("cash", { amount: formatMoney(choice.cash) }),
    ...(isZero(choice.deducted) ? [] : [t("returned", { amount: formatMoney(choice.deducted) })]),
  ];
  return (
    <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
      <span className="min-w-0">
        <span className="font-medium wrap-anywhere">
          {choice.kind === "bill"
            ? t("bill", { month: choice.reference })
            : t("order", { order: choice.reference })}
        </span>
        <span className="block text-xs text-ink3 num">{about.join(common("listSeparator"))}</span>
        {choice.bar && <Bar choice={choice} bar={choice.bar} />}
      </span>
      <span className="ml-auto num font-medium">
        {choice.bar === null ? formatMoney(choice.amount) : common("none")}
      </span>
    </span>
  );
}

function Bar({
  choice,
  bar,
}: {
  readonly choice: Choice;
  readonly bar: "owed" | "invoiced" | "nothing-in-cash";
}) {
  const t = useTranslations("invoices.new.bar");
  const words = t(bar, { invoice: choice.invoiceId ?? "" });
  if (bar !== "invoiced" || !choice.invoiceId) return <Badge tone="warn">{words}</Badge>;
  return (
    <Link href={routes.invoice(choice.invoiceId)} className="lnk text-xs">
      {words}
    </Link>
  );
}
