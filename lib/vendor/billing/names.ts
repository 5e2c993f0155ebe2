import type { Product } from "@/lib/core/catalog";
import type { VendorLanguage } from "@/lib/vendor/error-codes";

/** A thing as the vendor writes it: a code that is the same in every language, and its name. */
type Named = Readonly<Record<VendorLanguage, string>> & { readonly code: string };

/** The vendor's code of this service in bills. */
export const BUSINESS = {
  code: "p_ai_image_analysis",
  zh: "图像分析 TIIA",
  en: "Image analysis TIIA",
} as const satisfies Named;

/** R-CAT-1 · The two products, as the vendor's "sub-products". */
export const PRODUCT_NAMES: Readonly<Record<Product, Named>> = {
  general: { code: "general", zh: "通用图像标签", en: "General image tagging" },
  legacy: { code: "legacy", zh: "旧版图像标签", en: "Legacy image tagging" },
};

/** An account of ours has no projects: the vendor calls that the default project. */
export const DEFAULT_PROJECT = { code: "0", zh: "默认项目", en: "Default project" } as const;

export const PAY_MODES = {
  prePay: { code: "prePay", zh: "包年包月", en: "Monthly subscription" },
  postPay: { code: "postPay", zh: "按量计费", en: "Pay-as-you-go" },
} as const satisfies Readonly<Record<string, Named>>;
export type PayMode = keyof typeof PAY_MODES;

/** The kinds of charges that occur here, with the vendor's codes. */
export const ACTIONS = {
  purchase: { code: "prepay_purchase", zh: "包年包月新购", en: "Monthly subscription purchase" },
  refund: { code: "prepay_return", zh: "包年包月退款", en: "Monthly subscription refund" },
  usage: { code: "postpay_deduct_m", zh: "按量计费月结", en: "Pay-as-you-go monthly settlement" },
  credit: { code: "recon_increase", zh: "调账补偿", en: "Adjustment credit" },
  debit: { code: "recon_deduct", zh: "调账扣费", en: "Adjustment debit" },
} as const satisfies Readonly<Record<string, Named>>;
export type Action = keyof typeof ACTIONS;

/** Small words of bill lines. */
export const WORDS = {
  allProducts: { zh: "全产品通用", en: "All products" },
  call: { zh: "次", en: "call" },
  calls: { zh: "调用次数", en: "Calls" },
  expiredCalls: { zh: "到期未用", en: "Expired unused" },
  month: { zh: "月", en: "month" },
  pack: { zh: "资源包", en: "Resource pack" },
  packUnit: { zh: "个", en: "pack" },
  perCall: { zh: "元/次", en: "CNY/call" },
  perPack: { zh: "元/个", en: "CNY/pack" },
  quantity: { zh: "数量", en: "Quantity" },
  tierBasis: { zh: "阶梯依据", en: "Tier basis" },
  tierVolume: { zh: "阶梯用量", en: "Tier volume" },
  year: { zh: "年", en: "year" },
} as const satisfies Readonly<Record<string, Readonly<Record<VendorLanguage, string>>>>;
