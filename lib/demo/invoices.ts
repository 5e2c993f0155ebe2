import { planInvoice, type Spending } from "@/lib/core/invoice";
import { fenString } from "@/lib/core/money";
import { need, type DemoWorld, type Papers } from "@/lib/demo/demo-world";
import type { Customer, Staff } from "@/lib/services/context";
import { applyForInvoice } from "@/lib/services/invoices/apply-for-invoice";
import { issueInvoice } from "@/lib/services/invoices/issue-invoice";
import { saveTitle } from "@/lib/services/invoices/save-title";
import { spendingOf } from "@/lib/services/invoices/spending";

/** A company's title for special invoices, complete. */
export async function addTitle(
  world: DemoWorld,
  customer: Customer,
  { name, number }: Papers,
): Promise<string> {
  const title = {
    kind: "enterprise-special",
    name,
    taxNumber: number,
    bank: "招商银行深圳科技园支行",
    bankAccount: "755900018210901",
    address: "深圳市南山区科技园路 1 号",
    phone: "0755-86010000",
  } as const;
  return need(await saveTitle(world.as(customer), title)).id;
}

/** Applies for one invoice over the spending that is picked; answers the application's id. */
export async function applyFor(
  world: DemoWorld,
  customer: Customer,
  application: { readonly titleId: string; readonly pick: (spending: Spending) => boolean },
): Promise<string> {
  const known = await spendingOf(world.db, customer.accountId);
  const picked = known.filter(application.pick);
  const { amount } = need(planInvoice(picked, known));
  const applied = await applyForInvoice(world.as(customer), {
    spending: picked.map(({ kind, reference }) => ({ kind, reference })),
    titleId: application.titleId,
    email: "finance@qinghe.example",
    amount: fenString(amount),
    requestKey: `demo-invoice-${picked.map(({ reference }) => reference).join("-")}`,
  });
  return need(applied).id;
}

/** Finance issues what was applied for. The number is made of the day and the account: no tax system gave it. */
export async function issue(
  world: DemoWorld,
  finance: Staff,
  { accountId }: Customer,
  { invoiceId, day }: { readonly invoiceId: string; readonly day: string },
): Promise<void> {
  const number = `25${day.replaceAll("-", "").slice(4)}${accountId.padStart(14, "0")}`;
  need(await issueInvoice(world.as(finance), { accountId, invoiceId, number }));
}
