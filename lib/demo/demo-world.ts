import { randomBytes } from "node:crypto";

import { hash } from "@node-rs/argon2";

import type { Database } from "@/db/client";
import { personByEmail } from "@/db/queries/people";
import { people } from "@/db/schema";
import { clockAt, systemClock } from "@/lib/clock";
import type { PackSku } from "@/lib/core/catalog";
import type { Result } from "@/lib/core/result";
import { activateService } from "@/lib/services/activate-service";
import { advanceTestClock } from "@/lib/services/clocks/advance-test-clock";
import { createTestClock } from "@/lib/services/clocks/create-test-clock";
import type { Context, Customer, Staff, System } from "@/lib/services/context";
import type { Cipher } from "@/lib/services/crypt";
import { giveGiftBalance } from "@/lib/services/gifts/give-gift-balance";
import { submitVerification } from "@/lib/services/identity/submit-verification";
import { logFailure } from "@/lib/services/metering/log-failure";
import { recordCalls } from "@/lib/services/metering/record-calls";
import type { UsageEvent } from "@/lib/services/metering/usage";
import { newId } from "@/lib/services/new-id";
import { openAccount } from "@/lib/services/open-account";
import { buyPacks } from "@/lib/services/orders/buy-packs";
import { recharge } from "@/lib/services/recharge";
import { requestRefund } from "@/lib/services/refunds/request-refund";
import { giveVoucher } from "@/lib/services/vouchers/give-voucher";

const DEMO: System = { kind: "system", name: "demo" };

const REFUSED_BY_A_STOP: Readonly<Record<string, string | undefined>> = {
  "in-arrears": "ResourceUnavailable.InArrears",
  "content-stopped": "ResourceUnavailable.StopUsing",
};

/** An instant written as people in Shanghai write it: "2025-11-18 14:32". */
export const shanghai = (text: string): Date => new Date(`${text.replace(" ", "T")}:00+08:00`);

/** Identity papers whose check digits are right and that belong to nobody. */
export type Papers = {
  readonly kind: "personal" | "enterprise";
  readonly name: string;
  readonly number: string;
};

/**
 * The world that the demonstration plays in: one test clock, and the services that customers and staff
 * use. Nothing is written past them, so what the pages show is what the engine made of it.
 */
export class DemoWorld {
  private requests = 0;

  private constructor(
    readonly db: Database,
    private readonly cipher: Cipher,
    readonly clockId: string,
  ) {}

  static async open(db: Database, cipher: Cipher, begins: Date): Promise<DemoWorld> {
    const ctx = { db, clock: systemClock, actor: DEMO };
    const clock = await createTestClock(ctx, { name: "演示 · Demo", now: begins });
    return new DemoWorld(db, cipher, clock.id);
  }

  /** Lets time pass, with all that falls due in it: free packs, settlements, expiries, suspensions. */
  async advance(to: Date): Promise<void> {
    need(await advanceTestClock(this.as(DEMO), { clockId: this.clockId, to }));
  }

  async customer(name: string, papers: Papers | null): Promise<Customer> {
    const account = await this.db.transaction((tx) =>
      openAccount(tx, systemClock, { name, clockId: this.clockId }),
    );
    const customer: Customer = { kind: "customer", accountId: account.id, by: "demo" };
    if (papers) {
      const request = { ...papers, cipher: this.cipher, approveAtOnce: true };
      need(await submitVerification(this.as(customer), request));
    }
    return customer;
  }

  async activate(customer: Customer): Promise<void> {
    need(await activateService(this.as(customer)));
  }

  async recharge(customer: Customer, amount: string): Promise<void> {
    const request = { amount, channel: "sandbox", requestKey: this.requestKey() } as const;
    need(await recharge(this.as(customer), request));
  }

  async giveMoney(customer: Customer, amounts: { gift?: string; income?: string }): Promise<void> {
    const { accountId } = customer;
    const requestKey = this.requestKey();
    need(
      await giveGiftBalance(this.as(DEMO), { accountId, amounts, reason: "开户礼金", requestKey }),
    );
  }

  async giveVoucher(customer: Customer, amount: string, endsAt: Date): Promise<string> {
    const { accountId } = customer;
    return need(await giveVoucher(this.as(DEMO), { accountId, amount, endsAt })).id;
  }

  /** Buys packs; answers their order. */
  async buy(
    customer: Customer,
    sku: PackSku,
    more: { quantity?: number; voucherId?: string } = {},
  ): Promise<string> {
    const request = {
      accountId: customer.accountId,
      sku,
      quantity: 1,
      requestKey: this.requestKey(),
      ...more,
    };
    return need(await buyPacks(this.as(customer), request)).id;
  }

  async askRefund(customer: Customer, packId: string, reason: string): Promise<void> {
    const request = {
      accountId: customer.accountId,
      packId,
      reason,
      requestKey: this.requestKey(),
    };
    need(await requestRefund(this.as(customer), request));
  }

  /** Counts usage through the meter that the doors use. A stopped customer's calls are refused and logged (R-USE-1). */
  async call(events: readonly UsageEvent[]): Promise<void> {
    const answers = await recordCalls(this.db, systemClock, events);
    for (const [index, answer] of answers.entries()) {
      const event = events[index];
      if (answer.outcome !== "refused" || !event?.occurredAt) continue;
      const code = REFUSED_BY_A_STOP[answer.refusal.code];
      if (!code) throw new Error(`the demonstration's usage was refused: ${answer.refusal.code}`);
      const action = event.product === "general" ? "DetectLabelPro" : "DetectLabel";
      await logFailure(this.db, { accountId: event.accountId, at: event.occurredAt, action, code });
    }
  }

  /**
   * A person who signs in. Their password is chance, so that nobody can guess it: the sandbox lets in the
   * people of the demonstration by a click, and by nothing else.
   */
  async person(person: {
    email: string;
    name: string;
    role: "customer" | Staff["role"];
    accountId: string | null;
  }): Promise<string> {
    const known = await personByEmail(this.db, person.email);
    if (known) return known.id;
    const id = newId("prs");
    const passwordHash = await hash(randomBytes(24).toString("base64url"));
    const createdAt = systemClock.now();
    await this.db
      .insert(people)
      .values({ ...person, id, passwordHash, createdAt, emailConfirmedAt: createdAt });
    return id;
  }

  as<Who extends Context["actor"]>(actor: Who, at?: Date): Context<Who> {
    return { db: this.db, clock: at ? clockAt(at) : systemClock, actor };
  }

  private requestKey(): string {
    this.requests += 1;
    return `demo-${this.clockId}-${this.requests}`;
  }
}

/** What a service answered; a refusal is a mistake in the story. */
export function need<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok)
    throw new Error(`the demonstration was refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}
