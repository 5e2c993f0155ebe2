import type { Instant, Month } from "@/tests/simulation/model/calendar";
import type { Exact, Fen } from "@/tests/simulation/model/money";
import type { Edition, Product, Sku } from "@/tests/simulation/model/price-list";

/** R-FUND-1: what a payment took from where. */
export type Split = {
  readonly voucher: Fen;
  readonly gift: Fen;
  readonly income: Fen;
  readonly cash: Fen;
};
export const NOTHING: Split = { voucher: 0n, gift: 0n, income: 0n, cash: 0n };
export const SOURCES = ["voucher", "gift", "income", "cash"] as const;

export type Kind = "free" | "gifted" | "bought";
export type RefundRule =
  | { readonly kind: "none" }
  | { readonly kind: "days"; readonly days: number }
  | { readonly kind: "default" };

/** R-REF-6, R-USE-3: for a time one size costs less, or calls are given away. */
export type Campaign = {
  readonly id: string;
  readonly startsAt: Instant;
  /** Exclusive. */
  readonly endsAt: Instant;
  readonly perAccount: number;
  readonly sells: { readonly sku: Sku; readonly price: Fen; readonly rule: RefundRule } | null;
  readonly gives: { readonly calls: number; readonly days: number } | null;
};

export type Pack = {
  readonly id: string;
  readonly kind: Kind;
  readonly calls: number;
  readonly startsAt: Instant;
  /** Exclusive. */
  readonly endsAt: Instant;
  readonly month: Month | null;
  readonly sku: Sku | null;
  readonly orderId: string | null;
  readonly boughtUnder: number;
  /** The campaign in which it was bought, or taken. */
  readonly campaign: Campaign | null;
  readonly paid: Split;
  used: number;
  heldAt: Instant | null;
  refundedAt: Instant | null;
  expired: boolean;
};

export type Voucher = {
  readonly id: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly multiUse: boolean;
  readonly products: readonly Product[] | null;
  readonly scope: "prepaid" | "postpaid" | "both";
  readonly minimum: Fen;
  balance: Fen;
  spent: boolean;
  expired: boolean;
};

export type Order = {
  readonly id: string;
  readonly key: string;
  readonly sku: Sku;
  readonly quantity: number;
  readonly version: number;
  readonly campaign: Campaign | null;
  readonly placedAt: Instant;
  readonly expiresAt: Instant;
  /** The voucher that was named when it was placed. */
  voucherId: string | null;
  paid: Split | null;
  cancelledAt: Instant | null;
  expired: boolean;
};

export type RefundState = "in_review" | "awaiting_finance" | "paid" | "refused" | "withdrawn";
export type Refund = {
  readonly id: string;
  readonly key: string;
  readonly packId: string;
  readonly askedAt: Instant;
  readonly amounts: Split;
  state: RefundState;
  decidedAt: Instant | null;
  firstApprover: string | null;
  stopId: string | null;
};

export type Recharge = {
  readonly id: string;
  readonly key: string;
  readonly amount: Fen;
  readonly channel: "sandbox" | "transfer";
  reference: string | null;
  paid: boolean;
};

/** R-SET-5: a correction of a bill, or of the balance where it names no month. */
export type Adjustment = {
  readonly id: string;
  readonly month: Month | null;
  readonly direction: "credit" | "debit";
  readonly amount: Fen;
  readonly requestedBy: string;
  state: "booked" | "awaiting_approval" | "refused";
};

/** R-FUND-1: money that is still the account's, but buys nothing. */
export type Freeze = { readonly id: string; readonly amount: Fen; released: boolean };

export type Stop = {
  readonly id: string;
  readonly at: Instant;
  liftedAt: Instant | null;
  upheld: boolean;
};

export type Cover = Record<Kind | "postpaid", number>;

export type CallEvent = {
  readonly key: string;
  readonly product: Product;
  readonly edition: Edition | null;
  readonly calls: number;
  /** Null: now. */
  readonly at: Instant | null;
};

/** A call that was counted, and what became of it. */
export type Counted = CallEvent & {
  readonly happenedAt: Instant;
  readonly cover: Readonly<Cover>;
  readonly draws: readonly (readonly [packId: string, calls: number])[];
  readonly version: number;
  readonly billedIn: Month;
  /** R-USE-7: the settled month that it is late for. */
  readonly lateFor: Month | null;
};

export type BillLine = {
  readonly kind: "usage" | "prior_period";
  readonly product: Product;
  readonly version: number;
  readonly lateFor: Month | null;
  readonly editions: Readonly<Record<string, number>>;
  readonly calls: number;
  readonly cover: Readonly<Cover>;
  readonly packs: Readonly<Record<string, number>>;
  readonly tierBasis: "gross" | "net";
  readonly volume: number;
  readonly tier: number;
  readonly price: Exact;
  readonly exact: Exact;
  readonly charge: Fen;
};

export type Bill = {
  readonly month: Month;
  readonly issuedAt: Instant;
  readonly lines: readonly BillLine[];
  readonly total: Fen;
  readonly voucherId: string | null;
  readonly paid: Split;
  readonly owed: Fen;
  readonly cashAfter: Fen;
};

/** R-FUND-3: what has moved in and out of each account of the ledger, out being negative. */
export type Books = Record<string, Fen>;

/** All that the rules remember of an account. */
export type Account = {
  readonly id: string;
  /** R-REF-7: whose it is, where others may be of the same person. */
  identity: string | null;
  verified: boolean;
  activatedAt: Instant | null;
  arrearsSince: Instant | null;
  graceEndsAt: Instant | null;
  suspendedAt: Instant | null;
  closedAt: Instant | null;
  settledThrough: Month | null;
  stops: Stop[];
  books: Books;
  packs: Pack[];
  vouchers: Voucher[];
  orders: Order[];
  refunds: Refund[];
  recharges: Recharge[];
  adjustments: Adjustment[];
  freezes: Freeze[];
  events: Counted[];
  bills: Bill[];
};

export const newAccount = (id: string): Account => ({
  id,
  identity: null,
  verified: false,
  activatedAt: null,
  arrearsSince: null,
  graceEndsAt: null,
  suspendedAt: null,
  closedAt: null,
  settledThrough: null,
  stops: [],
  books: {},
  packs: [],
  vouchers: [],
  orders: [],
  refunds: [],
  recharges: [],
  adjustments: [],
  freezes: [],
  events: [],
  bills: [],
});

/** What the rules answer: done, with what the asker learns, or a code that says why not. */
export type Outcome = { readonly done: unknown } | { readonly refused: string };
export const done = (what: unknown = "done"): Outcome => ({ done: what });
export const refused = (code: string): Outcome => ({ refused: code });

export const openStop = (account: Account): Stop | undefined =>
  account.stops.find(({ liftedAt }) => liftedAt === null);

/** R-ACC-3: active, and under neither suspension. */
export const works = (account: Account): boolean =>
  account.activatedAt !== null && !account.suspendedAt && !openStop(account) && !account.closedAt;
