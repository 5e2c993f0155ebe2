import type { Flow, FlowKind } from "@/db/queries/cash-flow";
import { BUSINESS } from "@/lib/vendor/billing/names";
import type { VendorLanguage } from "@/lib/vendor/error-codes";

type Words = Readonly<Record<VendorLanguage, string>>;

/** What moved the money, in the vendor's pattern: product, then what for, then which. */
const DESCRIPTIONS: Readonly<Record<FlowKind, Words>> = {
  "recharge-online": { zh: "在线充值-{reference}", en: "Online top-up-{reference}" },
  "recharge-transfer": { zh: "对公转账-{reference}", en: "Bank transfer-{reference}" },
  gift: { zh: "赠送", en: "Gift" },
  order: { zh: "{product}-新购-{reference}", en: "{product}-Purchase-{reference}" },
  bill: { zh: "{product}-{reference}按月扣费", en: "{product}-Monthly charge for {reference}" },
  refund: { zh: "{product}-退款-{reference}", en: "{product}-Refund-{reference}" },
  "adjustment-credit": { zh: "调账补偿-{reference}", en: "Adjustment credit-{reference}" },
  "adjustment-debit": { zh: "调账扣费-{reference}", en: "Adjustment debit-{reference}" },
  freeze: { zh: "冻结-{reference}", en: "Freeze-{reference}" },
  release: { zh: "解冻-{reference}", en: "Unfreeze-{reference}" },
};

export const describeFlow = (
  { kind, reference }: Pick<Flow, "kind" | "reference">,
  language: VendorLanguage,
): string =>
  DESCRIPTIONS[kind][language]
    .replace("{product}", BUSINESS[language])
    .replace("{reference}", () => reference);

/** How money came in; nothing for what did not come from outside. */
const CHANNELS: Readonly<Partial<Record<FlowKind, Words>>> = {
  "recharge-online": { zh: "在线支付", en: "Online payment" },
  "recharge-transfer": { zh: "对公转账", en: "Bank transfer" },
};

export const channelOf = (kind: FlowKind, language: VendorLanguage): string =>
  CHANNELS[kind]?.[language] ?? "";
