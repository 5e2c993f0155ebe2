/**
 * Every namespace of words: a file of this name in messages/zh-CN and one in messages/en. To add one,
 * write both files, then one entry here. The entries also give `t("...")` its list of known keys.
 */
export const namespaces = {
  common: {
    "zh-CN": () => import("@/messages/zh-CN/common.json"),
    en: () => import("@/messages/en/common.json"),
  },
  shell: {
    "zh-CN": () => import("@/messages/zh-CN/shell.json"),
    en: () => import("@/messages/en/shell.json"),
  },
  palette: {
    "zh-CN": () => import("@/messages/zh-CN/palette.json"),
    en: () => import("@/messages/en/palette.json"),
  },
  status: {
    "zh-CN": () => import("@/messages/zh-CN/status.json"),
    en: () => import("@/messages/en/status.json"),
  },
  components: {
    "zh-CN": () => import("@/messages/zh-CN/components.json"),
    en: () => import("@/messages/en/components.json"),
  },
  auth: {
    "zh-CN": () => import("@/messages/zh-CN/auth.json"),
    en: () => import("@/messages/en/auth.json"),
  },
  forms: {
    "zh-CN": () => import("@/messages/zh-CN/forms.json"),
    en: () => import("@/messages/en/forms.json"),
  },
  console: {
    "zh-CN": () => import("@/messages/zh-CN/console.json"),
    en: () => import("@/messages/en/console.json"),
  },
  overview: {
    "zh-CN": () => import("@/messages/zh-CN/overview.json"),
    en: () => import("@/messages/en/overview.json"),
  },
  explorer: {
    "zh-CN": () => import("@/messages/zh-CN/explorer.json"),
    en: () => import("@/messages/en/explorer.json"),
  },
  usage: {
    "zh-CN": () => import("@/messages/zh-CN/usage.json"),
    en: () => import("@/messages/en/usage.json"),
  },
  packs: {
    "zh-CN": () => import("@/messages/zh-CN/packs.json"),
    en: () => import("@/messages/en/packs.json"),
  },
  buy: {
    "zh-CN": () => import("@/messages/zh-CN/buy.json"),
    en: () => import("@/messages/en/buy.json"),
  },
  catalog: {
    "zh-CN": () => import("@/messages/zh-CN/catalog.json"),
    en: () => import("@/messages/en/catalog.json"),
  },
  campaigns: {
    "zh-CN": () => import("@/messages/zh-CN/campaigns.json"),
    en: () => import("@/messages/en/campaigns.json"),
  },
  orders: {
    "zh-CN": () => import("@/messages/zh-CN/orders.json"),
    en: () => import("@/messages/en/orders.json"),
  },
  bills: {
    "zh-CN": () => import("@/messages/zh-CN/bills.json"),
    en: () => import("@/messages/en/bills.json"),
  },
  transactions: {
    "zh-CN": () => import("@/messages/zh-CN/transactions.json"),
    en: () => import("@/messages/en/transactions.json"),
  },
  recharge: {
    "zh-CN": () => import("@/messages/zh-CN/recharge.json"),
    en: () => import("@/messages/en/recharge.json"),
  },
  vouchers: {
    "zh-CN": () => import("@/messages/zh-CN/vouchers.json"),
    en: () => import("@/messages/en/vouchers.json"),
  },
  refunds: {
    "zh-CN": () => import("@/messages/zh-CN/refunds.json"),
    en: () => import("@/messages/en/refunds.json"),
  },
  invoices: {
    "zh-CN": () => import("@/messages/zh-CN/invoices.json"),
    en: () => import("@/messages/en/invoices.json"),
  },
  documents: {
    "zh-CN": () => import("@/messages/zh-CN/documents.json"),
    en: () => import("@/messages/en/documents.json"),
  },
  invoiceDesk: {
    "zh-CN": () => import("@/messages/zh-CN/invoiceDesk.json"),
    en: () => import("@/messages/en/invoiceDesk.json"),
  },
  rules: {
    "zh-CN": () => import("@/messages/zh-CN/rules.json"),
    en: () => import("@/messages/en/rules.json"),
  },
  keys: {
    "zh-CN": () => import("@/messages/zh-CN/keys.json"),
    en: () => import("@/messages/en/keys.json"),
  },
  verify: {
    "zh-CN": () => import("@/messages/zh-CN/verify.json"),
    en: () => import("@/messages/en/verify.json"),
  },
  settings: {
    "zh-CN": () => import("@/messages/zh-CN/settings.json"),
    en: () => import("@/messages/en/settings.json"),
  },
  notifications: {
    "zh-CN": () => import("@/messages/zh-CN/notifications.json"),
    en: () => import("@/messages/en/notifications.json"),
  },
  alerts: {
    "zh-CN": () => import("@/messages/zh-CN/alerts.json"),
    en: () => import("@/messages/en/alerts.json"),
  },
  mail: {
    "zh-CN": () => import("@/messages/zh-CN/mail.json"),
    en: () => import("@/messages/en/mail.json"),
  },
  site: {
    "zh-CN": () => import("@/messages/zh-CN/site.json"),
    en: () => import("@/messages/en/site.json"),
  },
  calculator: {
    "zh-CN": () => import("@/messages/zh-CN/calculator.json"),
    en: () => import("@/messages/en/calculator.json"),
  },
  legal: {
    "zh-CN": () => import("@/messages/zh-CN/legal.json"),
    en: () => import("@/messages/en/legal.json"),
  },
  serviceStatus: {
    "zh-CN": () => import("@/messages/zh-CN/serviceStatus.json"),
    en: () => import("@/messages/en/serviceStatus.json"),
  },
  rulebook: {
    "zh-CN": () => import("@/messages/zh-CN/rulebook.json"),
    en: () => import("@/messages/en/rulebook.json"),
  },
  staff: {
    "zh-CN": () => import("@/messages/zh-CN/staff.json"),
    en: () => import("@/messages/en/staff.json"),
  },
  review: {
    "zh-CN": () => import("@/messages/zh-CN/review.json"),
    en: () => import("@/messages/en/review.json"),
  },
  support: {
    "zh-CN": () => import("@/messages/zh-CN/support.json"),
    en: () => import("@/messages/en/support.json"),
  },
  corrections: {
    "zh-CN": () => import("@/messages/zh-CN/corrections.json"),
    en: () => import("@/messages/en/corrections.json"),
  },
  transfers: {
    "zh-CN": () => import("@/messages/zh-CN/transfers.json"),
    en: () => import("@/messages/en/transfers.json"),
  },
  finance: {
    "zh-CN": () => import("@/messages/zh-CN/finance.json"),
    en: () => import("@/messages/en/finance.json"),
  },
  reconciliation: {
    "zh-CN": () => import("@/messages/zh-CN/reconciliation.json"),
    en: () => import("@/messages/en/reconciliation.json"),
  },
  revenue: {
    "zh-CN": () => import("@/messages/zh-CN/revenue.json"),
    en: () => import("@/messages/en/revenue.json"),
  },
  ops: {
    "zh-CN": () => import("@/messages/zh-CN/ops.json"),
    en: () => import("@/messages/en/ops.json"),
  },
  docs: {
    "zh-CN": () => import("@/messages/zh-CN/docs.json"),
    en: () => import("@/messages/en/docs.json"),
  },
  docsQuickStart: {
    "zh-CN": () => import("@/messages/zh-CN/docsQuickStart.json"),
    en: () => import("@/messages/en/docsQuickStart.json"),
  },
  docsTagging: {
    "zh-CN": () => import("@/messages/zh-CN/docsTagging.json"),
    en: () => import("@/messages/en/docsTagging.json"),
  },
  docsBillingApi: {
    "zh-CN": () => import("@/messages/zh-CN/docsBillingApi.json"),
    en: () => import("@/messages/en/docsBillingApi.json"),
  },
  docsRest: {
    "zh-CN": () => import("@/messages/zh-CN/docsRest.json"),
    en: () => import("@/messages/en/docsRest.json"),
  },
  docsErrors: {
    "zh-CN": () => import("@/messages/zh-CN/docsErrors.json"),
    en: () => import("@/messages/en/docsErrors.json"),
  },
  docsPricing: {
    "zh-CN": () => import("@/messages/zh-CN/docsPricing.json"),
    en: () => import("@/messages/en/docsPricing.json"),
  },
  docsWebhooks: {
    "zh-CN": () => import("@/messages/zh-CN/docsWebhooks.json"),
    en: () => import("@/messages/en/docsWebhooks.json"),
  },
  docsLimits: {
    "zh-CN": () => import("@/messages/zh-CN/docsLimits.json"),
    en: () => import("@/messages/en/docsLimits.json"),
  },
};

type Namespaces = typeof namespaces;

/** The words of one language, by namespace. Chinese is the original: its keys are the known keys. */
export type Messages = {
  [Name in keyof Namespaces]: Awaited<ReturnType<Namespaces[Name]["zh-CN"]>>["default"];
};
