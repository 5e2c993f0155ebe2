import { sql } from "drizzle-orm";

import type { Check } from "@/db/queries/reconciliation/check";

/** R-ARR-1, R-FUND-5 · Arrears and their suspension follow the balance. */
export const ACCOUNT_CHECKS = [
  {
    id: "debt-is-arrears",
    rules: ["R-ARR-1", "R-FUND-5"],
    compared: (within) => sql`
      select account.id as account_id, null as object, (purse.cash + purse.income + purse.gift < 0)::int as expected,
        (account.arrears_since is not null)::int as actual
      from accounts account join purses purse on purse.account_id = account.id
      where ${within(sql`account.id`)}`,
  },
  {
    // While what falls due at one instant is being performed, the clock stands at that instant.
    id: "arrears-suspend-after-grace",
    rules: ["R-ARR-1"],
    compared: (within) => sql`
      select account.id as account_id, null as object, (account.grace_ends_at < clock.now)::int as expected,
        (account.suspended_for_arrears_at is not null)::int as actual
      from accounts account join clocks clock on clock.id = account.clock_id
      where account.arrears_since is not null and account.grace_ends_at <> clock.now
        and ${within(sql`account.id`)}`,
  },
] as const satisfies readonly Check[];
