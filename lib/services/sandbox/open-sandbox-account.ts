import { REAL_CLOCK } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import { activateService, type ActivationRefusal } from "@/lib/services/activate-service";
import { createTestClock, type TestClock } from "@/lib/services/clocks/create-test-clock";
import { findTestClock } from "@/lib/services/clocks/find-test-clock";
import type { Context, Customer, System } from "@/lib/services/context";
import type { Cipher } from "@/lib/services/crypt";
import {
  giveGiftBalance,
  type BalanceGift,
  type BalanceGiftRefusal,
} from "@/lib/services/gifts/give-gift-balance";
import {
  submitVerification,
  type VerificationRefusal,
} from "@/lib/services/identity/submit-verification";
import { createKey, type CreateKeyRefusal } from "@/lib/services/keys/create-key";
import { EVERY_RIGHT } from "@/lib/services/keys/key-rights";
import { openAccount } from "@/lib/services/open-account";
import { plainText } from "@/lib/services/plain-text";
import { register, type RegistrationRefusal } from "@/lib/services/register";
import { madeUpIdentity } from "@/lib/services/sandbox/made-up-identity";
import { createToken, type CreateTokenRefusal } from "@/lib/services/tokens/create-token";
import {
  giveVoucher,
  type VoucherGift,
  type VoucherGiftRefusal,
} from "@/lib/services/vouchers/give-voucher";

export type SandboxWish = {
  readonly name: string;
  readonly verified: boolean;
  readonly activated: boolean;
  /** A test clock of its own that stands at an instant, one that is there, or the real one. */
  readonly clock: { readonly standingAt: Date } | { readonly id: string } | "real";
  readonly funds: BalanceGift["amounts"];
  readonly vouchers: readonly Omit<VoucherGift, "accountId">[];
  /** Somebody who can sign in to the console with the account. */
  readonly person?: { readonly email: string; readonly password: string };
};

export type SandboxAccount = {
  readonly accountId: string;
  readonly token: string;
  readonly secretId: string;
  readonly secretKey: string;
  /** Null where the account lives by the real clock. */
  readonly testClock: TestClock | null;
};

export type SandboxRefusal =
  | RegistrationRefusal
  | VerificationRefusal
  | ActivationRefusal
  | BalanceGiftRefusal
  | VoucherGiftRefusal
  | CreateTokenRefusal
  | CreateKeyRefusal
  | { readonly code: "no-such-clock"; readonly rule: "R-TIME-1" };

/**
 * An account of the sandbox with all that a program needs to try the product: verified, activated, with funds, vouchers,
 * a bearer token and a key pair, as far as wished. Made by the services that customers and staff use, one after the
 * other: a refusal half way leaves an account that nobody was told of.
 */
export async function openSandboxAccount(
  ctx: Context<System>,
  wish: SandboxWish,
  cipher: Cipher,
): Promise<Result<SandboxAccount, SandboxRefusal>> {
  const testClock = await clockFor(ctx, wish);
  if (!testClock.ok) return testClock;
  const opened = await openFor(ctx, wish, testClock.value);
  if (!opened.ok) return opened;
  const accountId = opened.value;

  const customer: Customer = { kind: "customer", accountId, by: ctx.actor.name };
  const own = { ...ctx, actor: customer };
  if (wish.verified) {
    const papers = {
      kind: "personal",
      name: wish.name,
      number: madeUpIdentity(accountId),
    } as const;
    const verified = await submitVerification(own, { ...papers, cipher, approveAtOnce: true });
    if (!verified.ok) return verified;
  }
  if (wish.activated) {
    const activated = await activateService(own);
    if (!activated.ok) return activated;
  }
  const given = await giveAll(ctx, accountId, wish);
  if (!given.ok) return given;

  const token = await createToken(own, { name: "sandbox" });
  if (!token.ok) return token;
  const key = await createKey(own, {
    name: "sandbox",
    rights: EVERY_RIGHT,
    cipher,
  });
  if (!key.ok) return key;
  return ok({ accountId, token: token.value.token, ...key.value, testClock: testClock.value });
}

async function clockFor(
  ctx: Context<System>,
  { clock, name }: SandboxWish,
): Promise<Result<TestClock | null, SandboxRefusal>> {
  if (clock === "real") return ok(null);
  if ("standingAt" in clock) return ok(await createTestClock(ctx, { name, now: clock.standingAt }));
  const found = await findTestClock(ctx.db, clock.id);
  return found ? ok(found) : refuse({ code: "no-such-clock", rule: "R-TIME-1" });
}

async function openFor(
  ctx: Context<System>,
  { name, person }: SandboxWish,
  testClock: TestClock | null,
): Promise<Result<string, SandboxRefusal>> {
  const clockId = testClock?.id ?? REAL_CLOCK;
  if (person) {
    const registered = await register(ctx, { ...person, name, clockId });
    return registered.ok ? ok(registered.value.accountId) : registered;
  }
  const accountName = plainText(name, 100);
  if (!accountName) return refuse({ code: "name-invalid", rule: "R-ACC-1" });
  const account = await ctx.db.transaction((tx) =>
    openAccount(tx, ctx.clock, { clockId, name: accountName }),
  );
  return ok(account.id);
}

async function giveAll(
  ctx: Context<System>,
  accountId: string,
  { funds, vouchers }: SandboxWish,
): Promise<Result<void, SandboxRefusal>> {
  if (Object.keys(funds).length > 0) {
    const gift = { accountId, amounts: funds, reason: "sandbox", requestKey: "sandbox" };
    const given = await giveGiftBalance(ctx, gift);
    if (!given.ok) return given;
  }
  for (const voucher of vouchers) {
    const given = await giveVoucher(ctx, { ...voucher, accountId });
    if (!given.ok) return given;
  }
  return ok(undefined);
}
