import type { BillState } from "@/lib/core/bill-state";
import type { Month } from "@/lib/core/calendar";
import {
  ZERO,
  atMost,
  compare,
  fenString,
  isNegative,
  minus,
  plus,
  type Cny,
} from "@/lib/core/money";
import { ok, refuse, type Result } from "@/lib/core/result";

export const INVOICED_KINDS = ["bill", "order"] as const;
export type InvoicedKind = (typeof INVOICED_KINDS)[number];

/** What an invoice names: a month's bill, or a delivered order. */
export type SpendingKey = { readonly kind: InvoicedKind; readonly reference: string };

type Spent = {
  readonly reference: string;
  /** When the bill was issued or the order delivered. */
  readonly at: Date;
  /** What cash paid of it; gift, income and voucher are nobody's spending and are not even asked for. */
  readonly cash: Cny;
  /** The invoice on which it stands, applied for or issued; null where it may be invoiced. */
  readonly invoiceId: string | null;
};
export type BillSpending = Spent & {
  readonly kind: "bill";
  readonly reference: Month;
  readonly state: BillState;
  /** Booked adjustments of this bill, by direction (R-SET-5). */
  readonly credited: Cny;
  readonly debited: Cny;
};
export type OrderSpending = Spent & {
  readonly kind: "order";
  /** The cash of packs that were given back, or wait in review and may be. */
  readonly refunded: Cny;
};
export type Spending = BillSpending | OrderSpending;

export type SpendingBar = "owed" | "invoiced" | "nothing-in-cash";

/** One spending as the application form lists it. */
export type Invoiceable = SpendingKey & {
  readonly at: Date;
  readonly cash: Cny;
  /** What of the cash came back to the customer. */
  readonly deducted: Cny;
  /** What an invoice may be made out for; zero where `bar` says why not. */
  readonly amount: Cny;
  readonly bar: SpendingBar | null;
  readonly invoiceId: string | null;
};

/**
 * R-INV-1 · What of a spending may be invoiced now: its cash, less what came back; nothing of a bill that is still
 * owed, and nothing that stands on an invoice already. See D-29.
 */
export function invoiceable(spending: Spending): Invoiceable {
  const { kind, reference, at, cash, invoiceId } = spending;
  const kept = cashKept(spending);
  const bar = barOf(spending, kept);
  return {
    kind,
    reference,
    at,
    cash,
    deducted: minus(cash, kept),
    amount: bar === null ? kept : ZERO,
    bar,
    invoiceId,
  };
}

/** How what may be invoiced comes about: bills + orders − returned − owed − invoiced = amount. */
export type InvoiceableTotals = Readonly<
  Record<"bills" | "orders" | "returned" | "owed" | "invoiced" | "amount", Cny>
>;

/** R-INV-1 · What of all spending may be invoiced now, with its derivation. */
export function invoiceableTotals(known: readonly Spending[]): InvoiceableTotals {
  const all = known.map(invoiceable);
  const sum = (of: (one: Invoiceable) => Cny, when: (one: Invoiceable) => boolean = () => true) =>
    plus(...all.filter(when).map(of));
  const kept = ({ cash, deducted }: Invoiceable) => minus(cash, deducted);
  return {
    bills: sum(
      ({ cash }) => cash,
      ({ kind }) => kind === "bill",
    ),
    orders: sum(
      ({ cash }) => cash,
      ({ kind }) => kind === "order",
    ),
    returned: sum(({ deducted }) => deducted),
    owed: sum(kept, ({ bar }) => bar === "owed"),
    invoiced: sum(kept, ({ bar }) => bar === "invoiced"),
    amount: sum(({ amount }) => amount),
  };
}

/** The cash that stayed with us, whoever invoiced it. A debit undoes a credit; it never adds to the bill's own cash. */
function cashKept(spending: Spending): Cny {
  const returned =
    spending.kind === "order" ? spending.refunded : minus(spending.credited, spending.debited);
  const kept = atMost(minus(spending.cash, returned), spending.cash);
  return isNegative(kept) ? ZERO : kept;
}

function barOf(spending: Spending, kept: Cny): SpendingBar | null {
  if (spending.invoiceId !== null) return "invoiced";
  if (spending.kind === "bill" && spending.state === "owed") return "owed";
  return compare(kept, ZERO) > 0 ? null : "nothing-in-cash";
}

export type InvoiceItem = SpendingKey & { readonly amount: Cny };
export type InvoicePlan = { readonly items: readonly InvoiceItem[]; readonly amount: Cny };

export type InvoicePlanRefusal =
  | { readonly code: "nothing-chosen"; readonly rule: "R-INV-1" }
  | ({ readonly code: "spending-not-found"; readonly rule: "R-INV-1" } & SpendingKey)
  | ({
      readonly code: "spending-not-invoiceable";
      readonly rule: "R-INV-1";
      readonly because: SpendingBar;
    } & SpendingKey);

/** R-INV-1 · An invoice over what was chosen, each once, for what is invoiceable of it now. */
export function planInvoice(
  chosen: readonly SpendingKey[],
  known: readonly Spending[],
): Result<InvoicePlan, InvoicePlanRefusal> {
  const keys = [...new Map(chosen.map((key) => [nameOf(key), key])).values()];
  if (keys.length === 0) return refuse({ code: "nothing-chosen", rule: "R-INV-1" });
  const byName = new Map(known.map((spending) => [nameOf(spending), spending]));
  const items: InvoiceItem[] = [];
  for (const { kind, reference } of keys) {
    const spending = byName.get(nameOf({ kind, reference }));
    if (!spending) return refuse({ code: "spending-not-found", rule: "R-INV-1", kind, reference });
    const { amount, bar } = invoiceable(spending);
    if (bar !== null) {
      return refuse({
        code: "spending-not-invoiceable",
        rule: "R-INV-1",
        kind,
        reference,
        because: bar,
      });
    }
    items.push({ kind, reference, amount });
  }
  return ok({ items, amount: plus(...items.map(({ amount }) => amount)) });
}

/** What became of an item's spending since the application. */
export type ItemCheck = InvoiceItem & { readonly now: Cny; readonly holds: boolean };

/** R-INV-1 · Each item of an invoice beside what is left of its spending now, the invoice itself not counted. */
export function checkItems(
  invoiceId: string,
  items: readonly InvoiceItem[],
  known: readonly Spending[],
): ItemCheck[] {
  const byName = new Map(known.map((spending) => [nameOf(spending), spending]));
  return items.map((item) => {
    const spending = byName.get(nameOf(item));
    const mine = spending && spending.invoiceId === invoiceId;
    const now = mine ? invoiceable({ ...spending, invoiceId: null }).amount : ZERO;
    return { ...item, now, holds: compare(now, item.amount) === 0 };
  });
}

export type SpendingChanged = {
  readonly code: "spending-changed";
  readonly rule: "R-INV-1";
  readonly applied: string;
  readonly left: string;
} & SpendingKey;

/** R-INV-1 · Refuses where a refund or an adjustment since the application changed what an item is for. */
export function stillHolds(checks: readonly ItemCheck[]): Result<void, SpendingChanged> {
  const changed = checks.find(({ holds }) => !holds);
  if (!changed) return ok(undefined);
  const { kind, reference, amount, now } = changed;
  return refuse({
    code: "spending-changed",
    rule: "R-INV-1",
    kind,
    reference,
    applied: fenString(amount),
    left: fenString(now),
  });
}

const nameOf = ({ kind, reference }: SpendingKey): string => `${kind} ${reference}`;
