import { randomUUID } from "node:crypto";

import { and, eq, isNull } from "drizzle-orm";

import type { Database } from "@/db/client";
import { invoiceItems } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import type { SpendingKey } from "@/lib/core/invoice";
import type { TitleRequest } from "@/lib/core/invoice-title";
import type { Customer, Staff } from "@/lib/services/context";
import {
  applyForInvoice,
  type InvoiceApplication,
} from "@/lib/services/invoices/apply-for-invoice";
import type { Invoice } from "@/lib/services/invoices/invoice";
import { issueInvoice } from "@/lib/services/invoices/issue-invoice";
import { rejectInvoice } from "@/lib/services/invoices/reject-invoice";
import { reverseInvoice } from "@/lib/services/invoices/reverse-invoice";
import { saveTitle } from "@/lib/services/invoices/save-title";
import { withdrawInvoice } from "@/lib/services/invoices/withdraw-invoice";
import type { Pack } from "@/lib/services/packs/find-pack";
import { requestRefund } from "@/lib/services/refunds/request-refund";
import { aCustomer, as, boughtPacks, valueOf, type CustomerWish } from "@/tests/support/factories";

export const PERSONAL: TitleRequest = {
  kind: "personal",
  name: "周行",
  taxNumber: "",
  bank: "",
  bankAccount: "",
  address: "",
  phone: "",
};

/** Twenty digits that no other invoice bears. */
export const aNumber = (): string =>
  BigInt(`0x${randomUUID().replaceAll("-", "")}`)
    .toString()
    .padStart(20, "2")
    .slice(-20);

/** What tests of invoices do again and again, at the time of one clock. */
export function invoiceDesk(database: () => Database, clock: Clock) {
  const acting = <Who extends Customer | Staff>(actor: Who, at = clock) =>
    as(database(), at, actor);

  /** A customer with a title and one delivered order of packs at 30.00, paid in cash. */
  const withOrder = async (wish: Partial<CustomerWish> & { readonly quantity?: number } = {}) => {
    const { quantity = 1, ...more } = wish;
    const customer = await aCustomer(database(), { clock, cash: "100", ...more });
    const { accountId } = customer;
    const packs = await boughtPacks(database(), { accountId, clock, quantity });
    const [pack] = packs;
    if (!pack?.orderId) throw new Error("the order delivered nothing");
    const title = valueOf(await saveTitle(acting(customer), PERSONAL));
    const order: SpendingKey = { kind: "order", reference: pack.orderId };
    return { customer, accountId, packs, pack, titleId: title.id, order };
  };

  type Applied = { readonly customer: Customer; readonly titleId: string };

  const applying = (
    { customer, titleId }: Applied,
    spending: readonly SpendingKey[],
    amount: string,
    more: Partial<InvoiceApplication> = {},
    at = clock,
  ) =>
    applyForInvoice(acting(customer, at), {
      spending,
      titleId,
      amount,
      email: "finance@example.com",
      requestKey: randomUUID(),
      ...more,
    });

  const keyOf = ({ accountId, id }: Invoice) => ({ accountId, invoiceId: id });

  const issuing = (finance: Staff, invoice: Invoice, number = aNumber(), at = clock) =>
    issueInvoice(acting(finance, at), { ...keyOf(invoice), number });

  const rejecting = (finance: Staff, invoice: Invoice, reason = "抬头有误") =>
    rejectInvoice(acting(finance), { ...keyOf(invoice), reason });

  const reversing = (finance: Staff, invoice: Invoice, number = aNumber(), reason = "退款") =>
    reverseInvoice(acting(finance), { ...keyOf(invoice), number, reason });

  const withdrawing = (customer: Customer, { id }: Invoice, at = clock) =>
    withdrawInvoice(acting(customer, at), { invoiceId: id });

  const refunding = ({ accountId, id: packId }: Pack) =>
    requestRefund(acting({ kind: "customer", accountId, by: "test" }), {
      accountId,
      packId,
      reason: "买错规格",
      requestKey: randomUUID(),
    });

  /** What stands on an invoice of the account, by reference. */
  const standing = async (accountId: string) => {
    const rows = await database()
      .select({ reference: invoiceItems.reference })
      .from(invoiceItems)
      .where(and(eq(invoiceItems.accountId, accountId), isNull(invoiceItems.releasedAt)));
    return rows.map(({ reference }) => reference).toSorted();
  };

  return {
    acting,
    withOrder,
    applying,
    issuing,
    rejecting,
    reversing,
    withdrawing,
    refunding,
    standing,
  };
}
