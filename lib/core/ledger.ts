/**
 * R-FUND-3 · The accounts between which money moves. A purse belongs to the customer; the rest are
 * the platform's, kept beside each customer so that no row is shared by all.
 */
export const LEDGER_ACCOUNTS = [
  "purse:cash",
  "purse:income",
  "purse:gift",
  "vouchers",
  "deferred:packs",
  "revenue:packs",
  "revenue:breakage",
  "revenue:postpaid",
  "funding:sandbox",
  "funding:alipay",
  "funding:transfer",
  "funding:promotion",
  "funding:income",
  "adjustments",
] as const;
export type LedgerAccount = (typeof LEDGER_ACCOUNTS)[number];

export const TRANSFER_CAUSES = [
  "recharge",
  "order",
  "refund",
  "bill",
  "adjustment",
  "gift",
  "expiry",
  "recognition",
] as const;
export type TransferCause = (typeof TRANSFER_CAUSES)[number];

export const PURSE_ACCOUNTS = {
  cash: "purse:cash",
  income: "purse:income",
  gift: "purse:gift",
} as const;
export type PurseKind = keyof typeof PURSE_ACCOUNTS;
