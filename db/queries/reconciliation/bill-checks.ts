import { sql } from "drizzle-orm";

import type { Check } from "@/db/queries/reconciliation/check";

/** R-SET-3, R-INV-1 · Bills are the sum of their lines, and what cash paid is invoiced once at most. */
export const BILL_CHECKS = [
  {
    id: "lines-sum-to-their-bill",
    rules: ["R-SET-3", "R-PRICE-4"],
    compared: (within) => sql`
      select account_id, month::text as object, coalesce(bill.total, 0) as expected, coalesce(line.charge, 0) as actual
      from (select account_id, month, total from bills where ${within(sql`account_id`)}) as bill
      full join (
        select account_id, month, sum(charge) as charge from bill_lines
        where ${within(sql`account_id`)} group by account_id, month
      ) as line using (account_id, month)`,
  },
  {
    id: "bills-count-their-lines",
    rules: ["R-SET-3", "R-USE-8"],
    compared: (within) => sql`
      select account_id, month::text as object, bill.calls as expected, coalesce(line.calls, 0) as actual
      from bills bill
      left join (
        select account_id, month, sum(calls) as calls from bill_lines
        where ${within(sql`account_id`)} group by account_id, month
      ) as line using (account_id, month)
      where ${within(sql`account_id`)}`,
  },
  {
    id: "spending-is-invoiced-once",
    rules: ["R-INV-1"],
    compared: (within) => sql`
      select account_id, concat_ws(' ', kind, reference) as object, 1 as expected, count(*) as actual
      from invoice_items where released_at is null and ${within(sql`account_id`)}
      group by account_id, kind, reference`,
  },
  {
    id: "invoices-sum-to-their-items",
    rules: ["R-INV-1"],
    compared: (within) => sql`
      select invoice.account_id, invoice.id as object, invoice.amount as expected, coalesce(item.amount, 0) as actual
      from invoices invoice
      left join (
        select account_id, invoice_id as id, sum(amount) as amount from invoice_items group by account_id, invoice_id
      ) as item using (account_id, id)
      where ${within(sql`invoice.account_id`)}`,
  },
  {
    // A correction of a bill may raise what was spent on it; what was refunded of an order is no spending. An application
    // over what was refunded since waits until it is rejected, and is no invoice (D-29).
    id: "only-cash-is-invoiced",
    rules: ["R-INV-1"],
    compared: (within) => sql`
      with spent as (
        select account_id, 'bill'::invoiced_kind as kind, month::text as reference, paid_cash + coalesce((
          select sum(adjustment.amount) from adjustments adjustment
          where adjustment.account_id = bills.account_id and adjustment.month = bills.month
            and adjustment.direction = 'debit' and adjustment.booked_at is not null
        ), 0) as amount
        from bills where ${within(sql`account_id`)}
        union all
        select account_id, 'order', order_id, sum(paid_cash) filter (where refunded_at is null)
        from packs where order_id is not null and ${within(sql`account_id`)} group by account_id, order_id
      )
      select item.account_id, concat_ws(' ', item.kind, item.reference) as object, 0 as expected,
        greatest(item.amount - coalesce(spent.amount, 0), 0) as actual
      from invoice_items item
      join invoices invoice on invoice.account_id = item.account_id and invoice.id = item.invoice_id
      left join spent on (spent.account_id, spent.kind, spent.reference) = (item.account_id, item.kind, item.reference)
      where invoice.issued_at is not null and item.released_at is null and ${within(sql`item.account_id`)}`,
  },
] as const satisfies readonly Check[];
