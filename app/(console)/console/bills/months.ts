import { adjustmentsOfBill, bookedOnly, type Adjustment } from "@/db/queries/adjustments";
import { billOf, billsOf, type Bill, type BillTransfer } from "@/db/queries/bills";
import { billStatus } from "@/components/billing/bill-status";
import type { Status } from "@/components/billing/status-badge";
import { database } from "@/db";
import type { CustomerViewer } from "@/lib/auth/viewer";
import { correctedTotal } from "@/lib/core/adjustment";
import { monthOf, previousMonth, type Month } from "@/lib/core/calendar";
import { catalogs } from "@/lib/services/catalogs";
import { openBill } from "@/lib/services/settlement/open-bill";
import { withTier, type BillLineView } from "@/lib/format/bill-derivation";
import type { Amount } from "@/lib/format/money";

/** What each purse paid of a bill, in yuan. */
export type Paid = Record<"cash" | "gift" | "income" | "voucher", string>;

/** A month as the list shows it: billed, or still open and then an estimate. */
export type MonthRow = {
  readonly month: Month;
  readonly calls: number;
  readonly total: Amount;
  readonly status: Status;
  /** Null while nothing was charged. */
  readonly paid: Paid | null;
  readonly issuedAt: Date | null;
};

export type MonthDetail = MonthRow & {
  readonly postpaidCalls: number;
  readonly lines: readonly BillLineView[];
  /** How far the charge drove cash below zero; "0.00" where it did not. */
  readonly owed: string;
  readonly cashAfter: string | null;
  readonly transfers: readonly BillTransfer[];
  /** R-SET-5 · Whatever became of them; customers are shown those that were booked. */
  readonly corrections: readonly Adjustment[];
  /** The total with its booked corrections. */
  readonly corrected: Amount;
};

type Who = Pick<CustomerViewer, "account" | "accountId" | "now">;

/** The months that are not billed yet and have usage, the newest first. */
export async function openMonths(who: Who): Promise<MonthRow[]> {
  const current = monthOf(who.now);
  const rows = await Promise.all(
    [current, previousMonth(current)].map((month) => openMonth(who, month)),
  );
  return rows.filter((row) => row !== null);
}

/** The account's bills, the newest month first. */
export async function billedMonths(
  accountId: string,
  page: { after?: Month; limit: number },
): Promise<MonthRow[]> {
  return (await billsOf(database(), accountId, page)).map(rowOf);
}

/** R-SET-3 · One month with its derivation; null where nothing was called in it (R-SET-2). */
export async function monthDetail(who: Who, month: Month): Promise<MonthDetail | null> {
  const bill = await billOf(database(), who.accountId, month);
  if (!bill) return openMonth(who, month);
  const [versions, corrections] = await Promise.all([
    catalogs(database()),
    adjustmentsOfBill(database(), who.accountId, month),
  ]);
  return {
    ...bill,
    ...rowOf(bill),
    lines: bill.lines.map((line) => withTier(line, versions)),
    corrections,
    corrected: correctedTotal(bill.total, bookedOnly(corrections)),
  };
}

async function openMonth(
  { account, accountId, now }: Who,
  month: Month,
): Promise<MonthDetail | null> {
  if (month > monthOf(now) || month <= (account.settledThrough ?? "")) return null;
  const draft = await openBill(database(), accountId, month);
  if (!draft) return null;
  const versions = await catalogs(database());
  return {
    month,
    calls: draft.totals.calls,
    postpaidCalls: draft.totals.postpaidCalls,
    total: draft.totals.charge,
    status: month < monthOf(now) ? "bill.settling" : "bill.open",
    paid: null,
    issuedAt: null,
    owed: "0.00",
    cashAfter: null,
    transfers: [],
    corrections: [],
    corrected: draft.totals.charge,
    lines: draft.lines.map((line) => withTier(line, versions)),
  };
}

const rowOf = (bill: Bill): MonthRow => ({
  month: bill.month,
  calls: bill.calls,
  total: bill.total,
  status: billStatus(bill.state),
  paid: {
    cash: bill.paidCash,
    gift: bill.paidGift,
    income: bill.paidIncome,
    voucher: bill.paidVoucher,
  },
  issuedAt: bill.issuedAt,
});
