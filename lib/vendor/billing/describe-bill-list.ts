import { flowsOf, flowTotals, type Flow, type FlowTotal } from "@/db/queries/cash-flow";
import { cny, plus, ZERO, type Cny } from "@/lib/core/money";
import { availableBalance } from "@/lib/core/payment";
import { ok } from "@/lib/core/result";
import type { VendorAction } from "@/lib/vendor/action";
import { billingAction, type BillingDeps } from "@/lib/vendor/billing/billing-action";
import { FLOW_TYPES, readFlowKinds } from "@/lib/vendor/billing/flow-types";
import { channelOf, describeFlow } from "@/lib/vendor/billing/flow-words";
import { readRowPage } from "@/lib/vendor/billing/paging";
import { readPeriod } from "@/lib/vendor/billing/periods";
import { fenOf, millisecondOf, negative } from "@/lib/vendor/billing/units";
import { readFlag } from "@/lib/vendor/billing/values";
import type { VendorLanguage } from "@/lib/vendor/error-codes";

export const LONGEST_MONTHS = 6;
/** The vendor states no limit; ours keeps an answer readable. */
const MOST_ROWS = 1_000;

/** R-FUND-3 · The cash flow: what moved the purses, newest first, in fen. Vouchers are not in it: they are no balance. */
export const describeBillList = (deps: BillingDeps): VendorAction =>
  billingAction(deps, {
    name: "DescribeBillList",
    mostRows: MOST_ROWS,
    parameters: {
      StartTime: "string",
      EndTime: "string",
      Offset: "integer",
      Limit: "integer",
      PayType: "string[]",
      SubPayType: "string[]",
      WithZeroAmount: "integer",
    },
    needs: ["StartTime", "EndTime", "Offset", "Limit"],
    async perform({ db, account, language }, parameters) {
      const page = readRowPage(parameters, MOST_ROWS);
      if (!page.ok) return page;
      const period = readPeriod(parameters, LONGEST_MONTHS);
      if (!period.ok) return period;
      const kinds = readFlowKinds(parameters);
      if (!kinds.ok) return kinds;
      // No movement of the ledger is zero, so there is none to leave out.
      const withZero = readFlag("WithZeroAmount", parameters.WithZeroAmount);
      if (!withZero.ok) return withZero;

      const question = { ...period.value, kinds: kinds.value };
      const flows = await flowsOf(db, account.id, { ...question, ...page.value });
      const totals = await flowTotals(db, account.id, question);
      return ok({
        TransactionList: flows.map((flow) => transactionOf(flow, language)),
        Total: totals.reduce((sum, total) => sum + total.flows, 0),
        ReturnAmount: fenOf(totalOf(totals, "return")),
        RechargeAmount: fenOf(totalOf(totals, "recharge")),
        BlockAmount: fenOf(negative(totalOf(totals, "block"))),
        UnblockAmount: fenOf(totalOf(totals, "unblock")),
        DeductAmount: fenOf(negative(totalOf(totals, "deduct"))),
        AgentInAmount: fenOf(ZERO),
        AdvanceRechargeAmount: fenOf(ZERO),
        WithdrawAmount: fenOf(ZERO),
        AgentOutAmount: fenOf(ZERO),
        AdvancePayAmount: fenOf(ZERO),
      });
    },
  });

function transactionOf(flow: Flow, language: VendorLanguage) {
  const { kind, reference, at, amount } = flow;
  const purses = { cash: cny(flow.cash), income: cny(flow.income), gift: cny(flow.gift) };
  return {
    ActionType: FLOW_TYPES[kind].action,
    Amount: fenOf(cny(amount)),
    Balance: fenOf(availableBalance(purses, cny(flow.frozen))),
    BillId: reference,
    OperationInfo: describeFlow(flow, language),
    OperationTime: millisecondOf(at),
    Cash: fenOf(purses.cash),
    Incentive: fenOf(purses.gift),
    Freezing: fenOf(cny(flow.frozen)),
    PayChannel: channelOf(kind, language),
    DeductMode: kind === "order" ? "trade" : kind === "bill" ? "month" : "",
  };
}

const totalOf = (totals: readonly FlowTotal[], action: string): Cny =>
  plus(
    ...totals
      .filter(({ kind }) => FLOW_TYPES[kind].action === action)
      .map(({ amount }) => cny(amount)),
  );
