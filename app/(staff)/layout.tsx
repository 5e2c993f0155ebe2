import type { ReactNode } from "react";

import { signOutAction } from "@/app/(public)/sign-in/actions";
import { StaffShell } from "@/components/shell/staff-shell";
import { database } from "@/db";
import { adjustmentsWaitingCount } from "@/db/queries/adjustments";
import { clocksToWatch } from "@/db/queries/clocks";
import { transfersWaitingCount } from "@/db/queries/recharges";
import { invoicesWaitingCount } from "@/db/queries/invoices";
import { refundsWaitingCount } from "@/db/queries/refunds";
import { verificationsWaitingCount } from "@/db/queries/verifications";
import { requireStaff } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import { AccountSearch } from "./account-search";
import { ClockSwitch } from "./clock-switch";
import { watchedClock } from "./watched-clock";

/** The staff's frame. Each page below asks again for the roles that may open it. */
export default async function StaffLayout({ children }: { readonly children: ReactNode }) {
  const { person, role, clockId } = await requireStaff("support", "finance", "operator");
  const [clock, clocks, refunds, verifications, transfers, adjustments, financeInvoices] =
    await Promise.all([
      watchedClock(),
      clocksToWatch(database()),
      refundsWaitingCount(database(), clockId),
      verificationsWaitingCount(database(), clockId),
      transfersWaitingCount(database(), clockId),
      adjustmentsWaitingCount(database(), clockId),
      invoicesWaitingCount(database(), clockId),
    ]);
  const refundQueue = role === "finance" ? refunds.awaiting_finance : refunds.in_review;

  return (
    <StaffShell
      name={person.name}
      role={role}
      clock={clock}
      clockPanel={<ClockSwitch clocks={clocks} watched={clock} />}
      search={role === "support" && <AccountSearch />}
      waiting={{ refundQueue, verifications, transfers, adjustments, financeInvoices }}
      sandbox={env().sandbox}
      signOut={signOutAction}
    >
      {children}
    </StaffShell>
  );
}
