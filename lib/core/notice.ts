/**
 * R-ARR-2 · Every kind of notice, and what its sentence is filled with: money as a decimal string of yuan, calls as
 * a count, instants (`…At`) in ISO 8601, `from` the instant from which something holds, `month` as YYYY-MM.
 */
export const NOTICE_VALUES = {
  activated: [],
  "service-closed": [],
  "bill-issued": ["month", "amount"],
  "bill-adjusted": ["month", "amount", "reason"],
  "balance-adjusted": ["amount", "reason"],
  arrears: ["balance", "graceEndsAt"],
  "arrears-reminder": ["balance", "days"],
  "suspended-for-arrears": ["balance"],
  resumed: ["balance"],
  "balance-low": ["balance", "threshold"],
  "forecast-short": ["balance", "expected"],
  "money-received": ["amount", "balance"],
  "free-pack-used-up": ["month", "callsTotal"],
  "pack-low": ["packId", "callsLeft", "callsTotal"],
  "pack-used-up": ["packId", "callsTotal"],
  "pack-expiring": ["packId", "callsLeft", "callsTotal", "endsAt"],
  "pack-given": ["packId", "callsTotal", "endsAt"],
  "quota-change": ["product", "callsBefore", "callsAfter", "from"],
  "price-change": ["product", "from"],
  "content-stopped": ["category"],
  "content-restored": ["reason"],
  "refund-paid": ["refundId", "packId", "amount"],
  /** The reason is a person's own; empty where a `rule` that no longer held refused it. */
  "refund-refused": ["refundId", "packId", "reason"],
  "refund-in-review": ["refundId", "packId"],
  "verification-approved": [],
  "verification-rejected": ["reason"],
  "invoice-issued": ["invoiceId", "amount"],
  "invoice-rejected": ["invoiceId", "reason"],
  "invoice-reversed": ["invoiceId", "amount"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type NoticeKind = keyof typeof NOTICE_VALUES;
export const NOTICE_KINDS = Object.keys(NOTICE_VALUES) as readonly NoticeKind[];

/** What a notice of a kind must say; more may be added. */
export type ValuesOf<Kind extends NoticeKind> = Readonly<
  Record<(typeof NOTICE_VALUES)[Kind][number], string | number>
> &
  NoticeValues;
export type NoticeValues = Readonly<Record<string, string | number>>;

/** The kind of a stored notice; undefined for one that is not known any more. */
export const noticeKindOf = (kind: string): NoticeKind | undefined =>
  NOTICE_KINDS.find((each) => each === kind);

/**
 * Kinds that cannot be switched off: what is owed, what stops the calls, and what changes a price or a quota must
 * reach the customer (R-ARR-2, R-CAT-6).
 */
const MANDATORY: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  "arrears",
  "arrears-reminder",
  "suspended-for-arrears",
  "content-stopped",
  "bill-issued",
  "quota-change",
  "price-change",
]);
export const isMandatory = (kind: NoticeKind): boolean => MANDATORY.has(kind);

/** What has already stopped the calls is mailed at any hour. */
const URGENT: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  "suspended-for-arrears",
  "content-stopped",
]);
export const isUrgent = (kind: NoticeKind): boolean => URGENT.has(kind);
