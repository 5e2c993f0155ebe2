import type { Tx } from "@/db/client";
import type { Clock } from "@/lib/clock";
import { auditPerson } from "@/lib/services/people/audit-person";
import type { HeldPerson } from "@/lib/services/people/hold-person";
import { mailPerson, type MailLocale } from "@/lib/services/people/mail-person";
import { endSessions } from "@/lib/services/sessions/end-sessions";

const ACTIONS = {
  on: "enable-second-factor",
  off: "disable-second-factor",
  renewed: "renew-recovery-codes",
} as const;

/** What follows from any change of a second factor: other sessions end, it is on record, and told by mail. */
export async function tellOfChange(
  tx: Tx,
  clock: Clock,
  person: HeldPerson,
  {
    change,
    locale,
    except,
  }: {
    readonly change: keyof typeof ACTIONS;
    readonly locale: MailLocale;
    readonly except: string;
  },
): Promise<void> {
  const now = clock.now();
  await endSessions(tx, person.id, { except, at: now });
  await auditPerson(tx, person, ACTIONS[change], now);
  await mailPerson(tx, clock, person, {
    kind: "second-factor-changed",
    locale,
    reference: `${person.id}:${now.toISOString()}`,
    values: { name: person.name, change },
  });
}
