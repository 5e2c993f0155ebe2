/** The pages of the documentation, in the order of reading. */
export const DOCS_PAGES = [
  "quick-start",
  "tagging",
  "billing-api",
  "rest",
  "errors",
  "pricing",
  "webhooks",
  "limits",
] as const;
export type DocsPage = (typeof DOCS_PAGES)[number];

/** Every address of the console. A page that moves is changed here and nowhere else. */
export const routes = {
  home: () => "/",
  pricing: () => "/pricing",
  /** The home page with what a trial of the demo said. */
  triedHome: (query: Query) => `${withQuery("/", query)}#try`,
  tryDemo: () => "/try",
  calculator: (query: Query = {}) => withQuery("/calculator", query),
  calculatorFile: (query: Query = {}) => withQuery("/calculator/export", query),
  legal: (document: string, query: { readonly version?: number } = {}) =>
    withQuery(`/legal/${encodeURIComponent(document)}`, query),
  serviceStatus: () => "/status",
  rules: () => "/rules",
  rule: (id: string) => `/rules#${id}`,
  docs: (page?: DocsPage, query: Query = {}) => withQuery(page ? `/docs/${page}` : "/docs", query),
  docsSection: (page: DocsPage, id: string, query: Query = {}) =>
    `${withQuery(`/docs/${page}`, query)}#${id}`,
  signIn: (query: { readonly next?: string } = {}) => withQuery("/sign-in", query),
  signInCode: (query: { readonly next?: string } = {}) => withQuery("/sign-in/code", query),
  signInSetUp: (query: { readonly next?: string } = {}) => withQuery("/sign-in/set-up", query),
  register: () => "/register",
  confirmEmail: (query: Query = {}) => withQuery("/confirm-email", query),
  forgotPassword: (query: Query = {}) => withQuery("/forgot-password", query),
  resetPassword: (query: Query = {}) => withQuery("/reset-password", query),
  preferences: () => "/preferences",
  palette: () => "/palette",
  mailbox: (query: Query = {}) => withQuery("/sandbox/mailbox", query),
  mailboxMail: (mailId: string) => `/sandbox/mailbox/${encodeURIComponent(mailId)}`,

  overview: (query: Query = {}) => withQuery("/console", query),
  keys: () => "/console/keys",
  explorer: (query: Query = {}) => withQuery("/console/explorer", query),
  /** Where the answer to a call stands on its page. */
  explorerAnswer: (query: Query) => `${withQuery("/console/explorer", query)}#answer`,
  explorerCall: () => "/console/explorer/call",
  explorerSample: (name: string) => `/console/explorer/samples/${encodeURIComponent(name)}`,
  usage: (query: Query = {}) => withQuery("/console/usage", query),
  usageExport: (query: Query = {}) => withQuery("/console/usage/export", query),
  packs: (query: Query = {}) => withQuery("/console/packs", query),
  pack: (packId: string, query: Query = {}) =>
    withQuery(`/console/packs/${encodeURIComponent(packId)}`, query),
  packsExport: (query: Query = {}) => withQuery("/console/packs/export", query),
  buy: (query: Query = {}) => withQuery("/console/buy", query),
  checkout: (query: Query = {}) => withQuery("/console/buy/checkout", query),
  orders: (query: Query = {}) => withQuery("/console/orders", query),
  ordersFile: (query: { readonly month?: string | undefined } = {}) =>
    withQuery("/console/orders/export", query),
  order: (orderId: string) => `/console/orders/${encodeURIComponent(orderId)}`,
  bills: (query: Query = {}) => withQuery("/console/bills", query),
  bill: (month: string) => `/console/bills/${encodeURIComponent(month)}`,
  billsFile: () => "/console/bills/export",
  billFile: (month: string, query: { readonly format?: "pdf" | "xlsx" | "csv" } = {}) =>
    withQuery(`/console/bills/${encodeURIComponent(month)}/export`, query),
  transactions: (query: Query = {}) => withQuery("/console/transactions", query),
  transactionsFile: (query: Query = {}) => withQuery("/console/transactions/export", query),
  recharge: (query: Query = {}) => withQuery("/console/recharge", query),
  rechargesFile: () => "/console/recharge/export",
  vouchers: () => "/console/vouchers",
  vouchersFile: () => "/console/vouchers/export",
  refunds: (query: Query = {}) => withQuery("/console/refunds", query),
  refundsFile: () => "/console/refunds/export",
  newRefund: (query: { readonly pack?: string } = {}) => withQuery("/console/refunds/new", query),
  refund: (refundId: string) => `/console/refunds/${encodeURIComponent(refundId)}`,
  invoices: (query: Query = {}) => withQuery("/console/invoices", query),
  invoicesFile: () => "/console/invoices/export",
  newInvoice: (query: Query = {}) => withQuery("/console/invoices/new", query),
  invoice: (invoiceId: string) => `/console/invoices/${encodeURIComponent(invoiceId)}`,
  invoicePdf: (invoiceId: string, query: { readonly letter?: "red" } = {}) =>
    withQuery(`/console/invoices/${encodeURIComponent(invoiceId)}/pdf`, query),
  invoiceTitles: (query: Query = {}) => withQuery("/console/invoices/titles", query),
  verify: (query: Query = {}) => withQuery("/console/verify", query),
  settings: (query: Query = {}) => withQuery("/console/settings", query),
  ownData: () => "/console/settings/export",
  live: () => "/console/live",
  notifications: (query: Query = {}) => withQuery("/console/notifications", query),
  alerts: (query: Query = {}) => withQuery("/console/alerts", query),
  alertsFile: () => "/console/alerts/export",

  staffSecurity: (query: Query = {}) => withQuery("/account/security", query),
  refundQueue: (query: Query = {}) => withQuery("/support/refunds", query),
  reviewRefund: (refundId: string, query: Query = {}) =>
    withQuery(`/support/refunds/${encodeURIComponent(refundId)}`, query),
  verifications: (query: Query = {}) => withQuery("/support/verifications", query),
  staffAccounts: (query: Query = {}) => withQuery("/support/accounts", query),
  staffAccount: (accountId: string) => `/support/accounts/${encodeURIComponent(accountId)}`,

  financeBills: (query: Query = {}) => withQuery("/finance/bills", query),
  financeBillsFile: (query: Query = {}) => withQuery("/finance/bills/export", query),
  financeBill: (accountId: string, month: string) =>
    `/finance/bills/${encodeURIComponent(accountId)}/${encodeURIComponent(month)}`,
  financeBillFile: (
    accountId: string,
    month: string,
    query: { readonly format?: "pdf" | "xlsx" | "csv" } = {},
  ) =>
    withQuery(
      `/finance/bills/${encodeURIComponent(accountId)}/${encodeURIComponent(month)}/export`,
      query,
    ),
  financeInvoices: (query: Query = {}) => withQuery("/finance/invoices", query),
  financeInvoicesFile: () => "/finance/invoices/export",
  financeInvoice: (invoiceId: string) => `/finance/invoices/${encodeURIComponent(invoiceId)}`,
  financeInvoicePdf: (invoiceId: string, query: { readonly letter?: "red" } = {}) =>
    withQuery(`/finance/invoices/${encodeURIComponent(invoiceId)}/pdf`, query),
  transfers: (query: Query = {}) => withQuery("/finance/transfers", query),
  transfersFile: () => "/finance/transfers/export",
  adjustments: (query: Query = {}) => withQuery("/finance/adjustments", query),
  adjustmentsFile: () => "/finance/adjustments/export",
  newAdjustment: (query: Query = {}) => withQuery("/finance/adjustments/new", query),
  freezes: (query: Query = {}) => withQuery("/finance/freezes", query),
  freezesFile: () => "/finance/freezes/export",
  revenue: (query: Query = {}) => withQuery("/finance/revenue", query),
  revenueFile: (query: { readonly of: "months" | "packs" }) =>
    withQuery("/finance/revenue/export", query),
  reconciliation: () => "/finance/reconciliation",
  reconciliationFile: () => "/finance/reconciliation/export",
  settlement: (query: Query = {}) => withQuery("/finance/settlement", query),
  settlementRun: (runId: string, query: Query = {}) =>
    withQuery(`/finance/settlement/${encodeURIComponent(runId)}`, query),

  clock: (query: Query = {}) => withQuery("/ops/clock", query),
  catalogVersions: () => "/ops/catalog",
  catalogVersion: (version: number) => `/ops/catalog/${version}`,
  newCatalogVersion: (query: Query = {}) => withQuery("/ops/catalog/new", query),
  campaigns: (query: Query = {}) => withQuery("/ops/campaigns", query),
  newCampaign: (query: Query = {}) => withQuery("/ops/campaigns/new", query),
} as const;

/** What a link may carry in its query. What is undefined is left out. */
export type Query = Readonly<Record<string, string | number | undefined>>;

/** Adds a query to an address; keys in the order given, nothing where all are undefined. */
export function withQuery(path: string, query: Query): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) given.set(name, String(value));
  }
  return given.size === 0 ? path : `${path}?${given}`;
}

/** One line of a sidebar. `key` names its word in `shell.nav` and its icon. */
export type NavItem = { readonly key: NavKey; readonly href: string };
export type NavSection = {
  readonly key: "main" | "money" | "account";
  readonly items: readonly NavItem[];
};

export type NavKey =
  | "overview"
  | "explorer"
  | "keys"
  | "usage"
  | "packs"
  | "bills"
  | "transactions"
  | "recharge"
  | "refunds"
  | "invoices"
  | "verify"
  | "alerts"
  | "settings"
  | "refundQueue"
  | "verifications"
  | "accounts"
  | "financeBills"
  | "financeInvoices"
  | "settlement"
  | "revenue"
  | "reconciliation"
  | "transfers"
  | "adjustments"
  | "catalog"
  | "campaigns"
  | "clock";

/** The customer's sidebar, in the order of use: calls, then money, then the account. */
export const consoleNav: readonly NavSection[] = [
  {
    key: "main",
    items: [
      { key: "overview", href: routes.overview() },
      { key: "explorer", href: routes.explorer() },
      { key: "keys", href: routes.keys() },
      { key: "usage", href: routes.usage() },
      { key: "packs", href: routes.packs() },
    ],
  },
  {
    key: "money",
    items: [
      { key: "bills", href: routes.bills() },
      { key: "transactions", href: routes.transactions() },
      { key: "recharge", href: routes.recharge() },
      { key: "refunds", href: routes.refunds() },
      { key: "invoices", href: routes.invoices() },
    ],
  },
  {
    key: "account",
    items: [
      { key: "verify", href: routes.verify() },
      { key: "alerts", href: routes.alerts() },
      { key: "settings", href: routes.settings() },
    ],
  },
];

export type StaffRole = "support" | "finance" | "operator";

/** A staff member's sidebar: only what the role may open. The pages ask again who is there. */
export function staffNav(role: StaffRole): readonly NavItem[] {
  return STAFF_NAV.filter((item) => item.roles.includes(role)).map(({ key, href }) => ({
    key,
    href,
  }));
}

const STAFF_NAV: readonly (NavItem & { readonly roles: readonly StaffRole[] })[] = [
  { key: "refundQueue", href: routes.refundQueue(), roles: ["support", "finance"] },
  { key: "verifications", href: routes.verifications(), roles: ["support"] },
  { key: "accounts", href: routes.staffAccounts(), roles: ["support"] },
  { key: "financeBills", href: routes.financeBills(), roles: ["finance"] },
  { key: "financeInvoices", href: routes.financeInvoices(), roles: ["finance"] },
  { key: "transfers", href: routes.transfers(), roles: ["finance"] },
  { key: "adjustments", href: routes.adjustments(), roles: ["finance"] },
  { key: "settlement", href: routes.settlement(), roles: ["finance", "operator"] },
  { key: "revenue", href: routes.revenue(), roles: ["finance"] },
  { key: "reconciliation", href: routes.reconciliation(), roles: ["finance", "operator"] },
  { key: "catalog", href: routes.catalogVersions(), roles: ["operator"] },
  { key: "campaigns", href: routes.campaigns(), roles: ["operator"] },
  { key: "clock", href: routes.clock(), roles: ["operator"] },
];
