import { alertSettings } from "@/db/schema";
import { fenString, parseAmount } from "@/lib/core/money";
import { MINUTES_OF_A_DAY, type QuietHours } from "@/lib/core/quiet-hours";
import { ok, refuse, type Result } from "@/lib/core/result";
import type { Locale } from "@/lib/format/locale";
import { audit } from "@/lib/services/audit";
import type { Context, Customer } from "@/lib/services/context";
import { lockAccount } from "@/lib/services/lock-account";
import { inTransaction } from "@/lib/services/transaction";

export type AlertSettings = typeof alertSettings.$inferSelect;
export type AlertWish = {
  /** Yuan as a person typed them; null never warns. */
  readonly balanceBelow: string | null;
  readonly forecast: boolean;
  readonly quiet: QuietHours | null;
  /** The language of mails. */
  readonly locale: Locale;
};
export type AlertRefusal = {
  readonly code: "not-an-amount" | "quiet-hours-invalid";
  readonly rule: "R-ARR-2";
};

/** R-ARR-2 · What the customer wants to be warned of, when not to be disturbed, and in which language. */
export async function changeAlerts(
  { db, clock, actor }: Context<Customer>,
  wish: AlertWish,
): Promise<Result<AlertSettings, AlertRefusal>> {
  const threshold = wish.balanceBelow === null ? null : parseAmount(wish.balanceBelow.trim());
  if (threshold && !threshold.ok) return refused("not-an-amount");
  if (wish.quiet && !isQuietHours(wish.quiet)) return refused("quiet-hours-invalid");

  return inTransaction(db, async (tx) => {
    const account = await lockAccount(tx, clock, actor.accountId);
    const facts = {
      balanceBelow: threshold ? fenString(threshold.value) : null,
      forecast: wish.forecast,
      quietFrom: wish.quiet?.from ?? null,
      quietTo: wish.quiet?.to ?? null,
      locale: wish.locale,
      changedAt: account.now,
    };
    const [changed] = await tx
      .insert(alertSettings)
      .values({ accountId: account.id, ...facts })
      .onConflictDoUpdate({ target: alertSettings.accountId, set: facts })
      .returning();
    if (!changed) throw new Error("the settings were not written");
    const { changedAt: _, ...details } = facts;
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "change-alerts",
      object: account.id,
      details,
    });
    return ok(changed);
  });
}

const isMinute = (minute: number): boolean =>
  Number.isInteger(minute) && minute >= 0 && minute < MINUTES_OF_A_DAY;

/** Equal ends would read as all day or as nothing, so neither is guessed. */
const isQuietHours = ({ from, to }: QuietHours): boolean =>
  isMinute(from) && isMinute(to) && from !== to;

const refused = (code: AlertRefusal["code"]) => refuse({ code, rule: "R-ARR-2" } as const);
