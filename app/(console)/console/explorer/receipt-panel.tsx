import { useLocale, useTranslations } from "next-intl";

import { Derivation, type DerivationLine } from "@/components/billing/derivation";
import { How } from "@/components/billing/how";
import { RuleChip } from "@/components/billing/rule-chip";
import { CopyButton } from "@/components/ui/copy-button";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import type { Receipt } from "@/db/queries/usage-receipt";
import { formatCount } from "@/lib/format/count";
import { formatExact, formatUnitPrice } from "@/lib/format/money";
import { packName } from "@/lib/format/pack-name";
import { routes } from "@/lib/routes";
import type { Answer } from "./answer";

/** R-USE-8, R-USE-1 · What the call counted, who paid, what is left, and what it costs for now: the engine's own records of it. */
export function ReceiptPanel({ trial, receipt }: Answer) {
  const t = useTranslations("explorer");
  const requestId = trial.response?.RequestId;
  return (
    <Panel title={t("receipt.title")} note={t("receipt.note")}>
      {receipt ? (
        <Paid trial={trial} receipt={receipt} />
      ) : (
        <p>
          {t("receipt.notCounted")} <RuleChip id="R-USE-1" />
        </p>
      )}
      {requestId && (
        <div className="mt-3 border-t border-line pt-2">
          <Facts facts={[{ label: "RequestId", value: <CopyButton value={requestId} /> }]} />
        </div>
      )}
    </Panel>
  );
}

type Paid = { readonly trial: Answer["trial"]; readonly receipt: Receipt };

function Paid({ trial, receipt }: Paid) {
  const t = useTranslations("explorer");
  const [locale, words] = [useLocale(), useTranslations("components")];
  const lines = useDerivation({ trial, receipt });
  const editions = trial.editions.map((edition) => t(`edition.${edition}`));
  return (
    <>
      <p className="text-base font-semibold num">
        {editions.length > 0
          ? t("receipt.countedAs", {
              calls: receipt.calls,
              editions: editions.join(t("receipt.and")),
            })
          : t("receipt.counted", { calls: receipt.calls })}
      </p>
      <ul className="mt-1.5 grid gap-1 num">
        {receipt.draws.map(({ pack, calls, callsLeft }) => (
          <li key={pack.id} className="flex flex-wrap items-center gap-x-2">
            <Swatch colour={pack.kind === "free" ? "free" : "pack"} />
            <span>
              {t.rich("receipt.drawn", {
                pack: packName(pack, locale, words),
                calls: formatCount(calls),
                to: (name) => (
                  <Link href={routes.pack(pack.id)} className="lnk underline">
                    {name}
                  </Link>
                ),
              })}
            </span>
            <span className="text-ink2">{t("receipt.left", { left: formatCount(callsLeft) })}</span>
          </li>
        ))}
        {receipt.postpaid > 0 && (
          <li className="flex flex-wrap items-center gap-x-2">
            <Swatch colour="post" />
            {t("receipt.postpaid", {
              calls: formatCount(receipt.postpaid),
              price: formatUnitPrice(receipt.tier.unitPrice),
            })}
          </li>
        )}
      </ul>
      <div className="mt-2 flex flex-wrap items-baseline gap-x-3">
        <span>
          {t(receipt.postpaid > 0 ? "receipt.costForNow" : "receipt.cost")}{" "}
          <b className="font-semibold num">{formatExact(receipt.cost)}</b>
        </span>
        <How subject={t("receipt.subject")}>
          <Derivation caption={t("receipt.subject")} lines={lines} />
          <p className="mt-3 text-xs text-ink2">{t("receipt.billDecides")}</p>
        </How>
        <Link href={routes.usage({ range: "today", by: "hour" })} className="lnk ml-auto text-xs">
          {t("receipt.usage")}
        </Link>
      </div>
    </>
  );
}

function useDerivation({ trial, receipt }: Paid): DerivationLine[] {
  const t = useTranslations("explorer");
  const [locale, words] = [useLocale(), useTranslations("components")];
  const calls = (count: number) => t("receipt.calls", { calls: formatCount(count) });
  return [
    {
      label: t("receipt.line.counted"),
      note: trial.editions.map((edition) => t(`edition.${edition}`)).join(t("receipt.and")),
      value: calls(receipt.calls),
      rule: { id: "R-USE-2" },
    },
    ...receipt.draws.map(({ pack, calls: drawn }) => ({
      operator: "−" as const,
      label: packName(pack, locale, words),
      value: calls(drawn),
      rule: { id: "R-USE-3" },
      source: { label: t("receipt.line.pack"), href: routes.pack(pack.id) },
    })),
    { operator: "=", label: t("receipt.line.postpaid"), value: calls(receipt.postpaid) },
    {
      operator: "→",
      label: t("receipt.line.tier", { tier: receipt.tier.tier }),
      note: t("receipt.line.volume", { volume: formatCount(receipt.tierVolume) }),
      value: t("receipt.perCall", { price: formatUnitPrice(receipt.tier.unitPrice) }),
      rule: { id: "R-PRICE-1" },
    },
    {
      operator: "=",
      label: t("receipt.line.cost"),
      note: `${formatCount(receipt.postpaid)} × ${formatUnitPrice(receipt.tier.unitPrice)}`,
      value: formatExact(receipt.cost),
      rule: { id: "R-PRICE-4" },
    },
  ];
}

const COLOURS = { free: "bg-free", pack: "bg-pack", post: "bg-post" } as const;

function Swatch({ colour }: { readonly colour: keyof typeof COLOURS }) {
  return <span aria-hidden="true" className={`size-2.5 rounded-[3px] ${COLOURS[colour]}`} />;
}
