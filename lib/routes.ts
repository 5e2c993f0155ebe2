/** Every address of the console. A page that moves is changed here and nowhere else. */
export const routes = {
  home: () => "/",
  pricing: () => "/pricing",
  rules: () => "/rules",
  rule: (id: string) => `/rules#${id}`,
  signIn: (query: { readonly next?: string } = {}) => withQuery("/sign-in", query),
  register: () => "/register",
  preferences: () => "/preferences",

  overview: (query: Query = {}) => withQuery("/console", query),
  keys: () => "/console/keys",
  usage: (query: Query = {}) => withQuery("/console/usage", query),
  usageExport: (query: Query = {}) => withQuery("/console/usage/export", query),
  packs: (query: Query = {}) => withQuery("/console/packs", query),
  pack: (packId: string, query: Query = {}) =>
    withQuery(`/console/packs/${encodeURIComponent(packId)}`, query),
  packsExport: (query: Query = {}) => withQuery("/console/packs/export", query),
  buy: (query: Query = {}) => withQuery("/console/buy", query),
  checkout: (query: Query = {}) => withQuery("/console/buy/checkout", query),
  orders: (query: Query = {}) => withQuery("/console/orders", query),
  order: (orderId: string) => `/console/orders/${encodeURIComponent(orderId)}`,
  bills: (query: Query = {}) => withQuery("/console/bills", query),
  bill: (month: string) => `/console/bills/${encodeURIComponent(month)}`,
  billsFile: () => "/console/bills/export",
  billFile: (month: string) => `/console/bills/${encodeURIComponent(month)}/export`,
  transactions: (query: Query = {}) => withQuery("/console/transactions", query),
  transactionsFile: (query: Query = {}) => withQuery("/console/transactions/export", query),
  recharge: (query: Query = {}) => withQuery("/console/recharge", query),
  vouchers: () => "/console/vouchers",
  refunds: (query: Query = {}) => withQuery("/console/refunds", query),
  newRefund: (query: { readonly pack?: string } = {}) => withQuery("/console/refunds/new", query),
  refund: (refundId: string) => `/console/refunds/${encodeURIComponent(refundId)}`,
  verify: (query: Query = {}) => withQuery("/console/verify", query),
  notifications: (query: Query = {}) => withQuery("/console/notifications", query),

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
  settlement: (query: Query = {}) => withQuery("/finance/settlement", query),
  settlementRun: (runId: string, query: Query = {}) =>
    withQuery(`/finance/settlement/${encodeURIComponent(runId)}`, query),

  clock: (query: Query = {}) => withQuery("/ops/clock", query),
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
  | "keys"
  | "usage"
  | "packs"
  | "bills"
  | "transactions"
  | "recharge"
  | "refunds"
  | "verify"
  | "refundQueue"
  | "verifications"
  | "accounts"
  | "financeBills"
  | "settlement"
  | "clock";

/** The customer's sidebar, in the order of use: calls, then money, then the account. */
export const consoleNav: readonly NavSection[] = [
  {
    key: "main",
    items: [
      { key: "overview", href: routes.overview() },
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
    ],
  },
  { key: "account", items: [{ key: "verify", href: routes.verify() }] },
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
  { key: "settlement", href: routes.settlement(), roles: ["finance", "operator"] },
  { key: "clock", href: routes.clock(), roles: ["operator"] },
];
