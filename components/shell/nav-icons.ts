import type { IconName } from "@/components/ui/icon";
import type { NavKey } from "@/lib/routes";

/** The icon of each line of a sidebar. */
export const NAV_ICONS: Readonly<Record<NavKey, IconName>> = {
  overview: "overview",
  explorer: "try",
  keys: "key",
  usage: "usage",
  packs: "pack",
  bills: "bill",
  transactions: "transactions",
  recharge: "wallet",
  refunds: "refund",
  invoices: "invoice",
  verify: "verify",
  alerts: "bell",
  settings: "settings",
  refundQueue: "refund",
  verifications: "identity",
  accounts: "people",
  financeBills: "bill",
  financeInvoices: "invoice",
  settlement: "settlement",
  revenue: "trend",
  reconciliation: "evidence",
  transfers: "cash",
  adjustments: "balanced",
  catalog: "table",
  campaigns: "gift",
  clock: "clock-test",
};
