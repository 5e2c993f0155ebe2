import type { Asker } from "@/db/client";
import type { Account } from "@/db/queries/accounts";
import { refuse, type Result } from "@/lib/core/result";
import { vendorAction, type VendorAction } from "@/lib/vendor/action";
import type { Fields } from "@/lib/vendor/envelope";
import { problem, type VendorLanguage, type VendorProblem } from "@/lib/vendor/error-codes";
import type { Parameters, Shape } from "@/lib/vendor/parameters";

/** R-TIME-1 · Whose books are read, and at which time of theirs. */
export type Books = {
  readonly db: Asker;
  readonly account: Pick<Account, "id" | "activatedAt" | "settledThrough">;
  readonly now: Date;
};

export type BillingDeps = { openBooks(accountId: string): Promise<Books> };

/** Books, and the language in which what stands in them is named. */
export type Reader = Books & { readonly language: VendorLanguage };

/**
 * An action of billing 2018-07-09. Whoever pays here uses and operates too: `PayerUin` may only name
 * the account of the key.
 */
export function billingAction<Known extends Shape, Needed extends keyof Known = never>(
  { openBooks }: BillingDeps,
  action: {
    readonly name: string;
    readonly parameters: Known;
    readonly needs?: readonly Needed[];
    readonly mostRows?: number;
    perform(
      reader: Reader,
      parameters: Parameters<Known, Needed>,
    ): Promise<Result<Fields, VendorProblem>>;
  },
): VendorAction {
  return vendorAction({
    service: "billing",
    version: "2018-07-09",
    name: action.name,
    parameters: action.parameters,
    ...(action.needs && { needs: action.needs }),
    ...(action.mostRows !== undefined && { mostRows: action.mostRows }),
    async perform({ accountId, language }, parameters: Parameters<Known, Needed>) {
      const payer = "PayerUin" in parameters ? parameters.PayerUin : undefined;
      if (typeof payer === "string" && payer !== "" && payer !== accountId) {
        return refuse(problem("UnauthorizedOperation.CamNoAuth", { uin: payer }));
      }
      return action.perform({ ...(await openBooks(accountId)), language }, parameters);
    },
  });
}
