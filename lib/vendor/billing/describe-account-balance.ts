import { minus, plus, ZERO } from "@/lib/core/money";
import { ok } from "@/lib/core/result";
import { pursesOf } from "@/lib/services/ledger";
import type { VendorAction } from "@/lib/vendor/action";
import { billingAction, type BillingDeps } from "@/lib/vendor/billing/billing-action";
import { fenOf, negative, positivePart, uinOf } from "@/lib/vendor/billing/units";

/** R-FUND-1 · What is in the purses, in fen. Cash below zero is the debt, which the vendor names apart. */
export const describeAccountBalance = (deps: BillingDeps): VendorAction =>
  billingAction(deps, {
    name: "DescribeAccountBalance",
    parameters: { TempCredit: "boolean" },
    async perform({ db, account }) {
      const { cash, income, gift, frozen } = await pursesOf(db, account.id);
      const owed = positivePart(negative(cash));
      // No account has credit, so what the vendor calls the credit balance is what the account holds.
      const held = minus(plus(positivePart(cash), income, gift), owed);
      const available = fenOf(minus(held, frozen));
      return ok({
        Uin: uinOf(account.id),
        Balance: available,
        RealBalance: available,
        CashAccountBalance: fenOf(positivePart(cash)),
        IncomeIntoAccountBalance: fenOf(income),
        PresentAccountBalance: fenOf(gift),
        FreezeAmount: fenOf(frozen),
        OweAmount: fenOf(owed),
        // R-SET-4, R-ARR-1 · A bill is always charged, and the service goes on for the time of grace.
        IsAllowArrears: true,
        IsCreditLimited: true,
        CreditAmount: fenOf(ZERO),
        CreditBalance: fenOf(held),
        RealCreditBalance: available,
        TempCredit: fenOf(ZERO),
        TempAmountInfoList: [],
      });
    },
  });
