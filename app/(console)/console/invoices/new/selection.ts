import { invoiceable, planInvoice, type Invoiceable, type Spending } from "@/lib/core/invoice";
import { ZERO, type Cny } from "@/lib/core/money";
import { MOST_ITEMS } from "@/lib/services/invoices/apply-for-invoice";

type Param = string | readonly string[] | undefined;

/** A spending as a box of the form, and whether it is ticked. */
export type Choice = Invoiceable & { readonly name: string; readonly ticked: boolean };

export type Selection = {
  readonly choices: readonly Choice[];
  readonly ticked: readonly Choice[];
  readonly amount: Cny;
  /** There are older ones that are not listed. */
  readonly hasMore: boolean;
};

/**
 * What an address ticks of the spending that may be invoiced; `all` ticks everything listed. What all of came back is
 * left out; what cannot be invoiced for another reason stands there with the reason.
 */
export function selectionOf(
  spending: readonly Spending[],
  query: { readonly item?: Param; readonly all?: Param },
): Selection {
  const names = new Set([query.item].flat().filter((name) => name !== undefined));
  const listed = spending.map(invoiceable).filter(({ bar }) => bar !== "nothing-in-cash");
  const choices = listed.slice(0, MOST_ITEMS).map((one) => {
    const name = `${one.kind}:${one.reference}`;
    return { ...one, name, ticked: one.bar === null && (query.all === "1" || names.has(name)) };
  });
  const ticked = choices.filter((choice) => choice.ticked);
  const plan = planInvoice(ticked, spending);
  return {
    choices,
    ticked,
    amount: plan.ok ? plan.value.amount : ZERO,
    hasMore: listed.length > MOST_ITEMS,
  };
}
