import { voucherState, type GivenVoucher } from "@/db/queries/vouchers";
import { cny, fenString, isZero } from "@/lib/core/money";
import { PRODUCT_NAMES, WORDS } from "@/lib/vendor/billing/names";
import type { VendorLanguage } from "@/lib/vendor/error-codes";

export const VOUCHER_STATUSES = ["unUsed", "used", "delivered", "cancel", "overdue"] as const;
export type VoucherStatus = (typeof VOUCHER_STATUSES)[number];

type Voucher = GivenVoucher;

/** One that was used in part and may be used again is still unused in the vendor's words. */
export function voucherStatus({ spentAt, endsAt }: Voucher, now: Date): VoucherStatus {
  if (spentAt) return "used";
  return endsAt <= now ? "overdue" : "unUsed";
}

const SCOPES = {
  prepaid: { payMode: "prePay", payScene: "purchase" },
  postpaid: { payMode: "postPay", payScene: "settle account" },
  both: { payMode: "*", payScene: "*" },
} as const;

export const payModeOf = ({ scope }: Voucher) => SCOPES[scope].payMode;
export const paySceneOf = ({ scope }: Voucher) => SCOPES[scope].payScene;

export const applicableProducts = (voucher: Voucher, language: VendorLanguage) => ({
  GoodsName:
    voucherState(voucher)
      .products?.map((product) => PRODUCT_NAMES[product][language])
      .join(",") ?? WORDS.allProducts[language],
  PayMode: payModeOf(voucher),
});

/** The terms that the vendor has no fields for. */
export function termsOf({ minimum, multiUse }: Voucher, language: VendorLanguage): string {
  const terms = [
    ...(isZero(cny(minimum))
      ? []
      : [TERMS.minimum[language].replace("{amount}", fenString(cny(minimum)))]),
    ...(multiUse ? [] : [TERMS.singleUse[language]]),
  ];
  return terms.join(language === "zh" ? "；" : "; ");
}

const TERMS = {
  minimum: { zh: "单笔支付满 {amount} 元可用", en: "For payments of {amount} CNY or more" },
  singleUse: { zh: "仅可使用一次", en: "Can be used once" },
} as const;
