import { useTranslations } from "next-intl";

import { Panel } from "@/components/ui/panel";
import { deadline24 } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import { routes, type Query } from "@/lib/routes";
import type { VoucherChoice } from "./voucher-choices";
import { VoucherPicker } from "./voucher-picker";

/** R-FUND-2 · One voucher or none; those that cannot be used say why. */
export function Vouchers(props: {
  readonly choices: readonly VoucherChoice[];
  readonly chosen: string | null;
  /** What else the address carries. */
  readonly basket: Query;
}) {
  const t = useTranslations("buy.vouchers");
  if (props.choices.length === 0) {
    return (
      <Panel title={t("title")}>
        <p className="text-xs text-ink2">{t("none")}</p>
      </Panel>
    );
  }
  return (
    <Panel title={t("title")} note={t("note")}>
      <VoucherPicker
        key={props.chosen}
        action={routes.checkout()}
        hidden={Object.entries(props.basket).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, String(value)] as const],
        )}
        label={t("label")}
        apply={t("apply")}
        chosen={props.chosen ?? ""}
        choices={[
          { value: "", label: t("without") },
          ...props.choices.map(({ voucher, refusal }) => ({
            value: voucher.id,
            label: t("value", { balance: formatMoney(voucher.balance) }),
            note: [
              t("until", { end: deadline24(voucher.endsAt, "full") }),
              Number(voucher.minimum) > 0
                ? t("minimum", { minimum: formatMoney(voucher.minimum) })
                : null,
              refusal && t(`refused.${refusal}`),
              refusal === null && !voucher.multiUse && t("once"),
            ]
              .filter(Boolean)
              .join(" · "),
            disabled: refusal !== null,
          })),
        ]}
      />
    </Panel>
  );
}
