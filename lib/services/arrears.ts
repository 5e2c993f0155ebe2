import type { Tx } from "@/db/client";
import { arrearsStep, serviceState, type ArrearsEvent } from "@/lib/core/account";
import { fenString, ZERO } from "@/lib/core/money";
import { availableBalance, type Purses } from "@/lib/core/payment";
import { audit } from "@/lib/services/audit";
import { catalogInForce } from "@/lib/services/catalogs";
import { changeAccount } from "@/lib/services/change-account";
import { ensureFreePack } from "@/lib/services/free-packs";
import { pursesOf } from "@/lib/services/ledger";
import type { LockedAccount } from "@/lib/services/lock-account";
import { notify } from "@/lib/services/notify";

const ACTIONS: Readonly<Record<ArrearsEvent, string>> = {
  entered: "enter-arrears",
  suspended: "suspend-for-arrears",
  left: "leave-arrears",
  resumed: "resume-service",
};

/**
 * R-ARR-1, R-FUND-5 · To be called after anything that moved a purse: a balance below zero puts the
 * account in arrears, one that is no longer negative takes it out and resumes the service, all in the
 * transaction of the movement. Answers with the account as it now is.
 */
export async function followBalance(tx: Tx, account: LockedAccount): Promise<LockedAccount> {
  const { policies } = await catalogInForce(tx, account.now);
  const purses = await pursesOf(tx, account.id);
  const { happened, ...facts } = arrearsStep({ ...account, purses }, account.now, policies);
  if (happened.length === 0) return account;

  const changed = await changeAccount(tx, account, facts);
  for (const event of happened) {
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor: { kind: "system", name: "arrears" },
      action: ACTIONS[event],
      object: account.id,
      details: { balance: balanceOf(purses) },
    });
    await tellOf(tx, event, { before: account, after: changed, purses });
  }
  return changed;
}

/** R-FREE-2 · What a service gets that works again: the month's free pack, where it has none yet. */
export async function welcomeBack(tx: Tx, account: LockedAccount): Promise<void> {
  if (serviceState(account) === "active") await ensureFreePack(tx, account, account.now);
}

type Change = {
  readonly before: LockedAccount;
  readonly after: LockedAccount;
  readonly purses: Purses;
};

// One occasion for each spell of arrears, named by when it began.
async function tellOf(
  tx: Tx,
  event: ArrearsEvent,
  { before, after, purses }: Change,
): Promise<void> {
  // D-20 · A closed service neither stops nor resumes; that it owes is still told.
  if (after.closedAt && event !== "entered") return;
  const spell = (after.arrearsSince ?? before.arrearsSince ?? after.now).toISOString();
  const values = { balance: balanceOf(purses) };
  switch (event) {
    case "entered": {
      const graceEndsAt = after.graceEndsAt?.toISOString() ?? "";
      return notify(tx, after, "arrears", spell, { ...values, graceEndsAt });
    }
    case "suspended":
      return notify(tx, after, "suspended-for-arrears", spell, values);
    case "resumed":
      await welcomeBack(tx, after);
      return notify(tx, after, "resumed", spell, values);
    case "left":
      return;
  }
}

const balanceOf = (purses: Purses): string => fenString(availableBalance(purses, ZERO));
