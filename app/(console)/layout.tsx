import type { ReactNode } from "react";

import { ConsoleShell } from "@/components/shell/console-shell";
import { database } from "@/db";
import { isOwnClock } from "@/db/queries/accounts";
import { unreadNotices } from "@/db/queries/notices";
import { requireCustomer } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import { signOutAction } from "@/app/(public)/sign-in/actions";
import { AccountBanner } from "./account-banner";
import { ClockPanel } from "./clock-panel";

/** The customer's console: the frame, and above each page what the account must know first. */
export default async function ConsoleLayout({ children }: { readonly children: ReactNode }) {
  const { account, accountId, person, now } = await requireCustomer();
  const { sandbox } = env();
  const [unread, mayAdvance] = await Promise.all([
    unreadNotices(database(), accountId),
    sandbox && isOwnClock(database(), account),
  ]);

  return (
    <ConsoleShell
      name={account.name}
      note={accountId}
      unread={unread}
      testClock={account.testClock?.now}
      clockPanel={mayAdvance && <ClockPanel now={now} />}
      sandbox={sandbox}
      signOut={signOutAction}
    >
      <AccountBanner account={account} person={person} />
      {children}
    </ConsoleShell>
  );
}
