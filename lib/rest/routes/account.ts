import { createRoute, z } from "@hono/zod-openapi";

import { latestVerification } from "@/db/queries/verifications";
import { voucherBalance } from "@/db/queries/vouchers";
import {
  SERVICE_STATES,
  serviceState,
  SUSPENSIONS,
  suspendedFor,
  type AccountFacts,
} from "@/lib/core/account";
import { fenString } from "@/lib/core/money";
import { availableBalance } from "@/lib/core/payment";
import { accountNow } from "@/lib/rest/account-time";
import type { RestDoor } from "@/lib/rest/door";
import { PROBLEMS } from "@/lib/rest/problem";
import { newRouter, type Router } from "@/lib/rest/router";
import type { TokenGuards } from "@/lib/rest/tokens";
import { json, money, time, timeOf } from "@/lib/rest/values";
import { pursesOf } from "@/lib/services/ledger";

export const serviceSchema = z
  .object({
    state: z.enum(SERVICE_STATES),
    suspendedFor: z.array(z.enum(SUSPENSIONS)),
    graceEndsAt: time
      .optional()
      .openapi({ description: "Only in arrears: when the service stops" }),
  })
  .openapi("Service");

/** R-ACC-3 · What the service of an account does, and until when. */
export const shownService = (account: AccountFacts): z.infer<typeof serviceSchema> => ({
  state: serviceState(account),
  suspendedFor: [...suspendedFor(account)],
  ...(account.graceEndsAt && { graceEndsAt: timeOf(account.graceEndsAt) }),
});

const accountSchema = z
  .object({
    id: z.string(),
    uin: z.string(),
    name: z.string(),
    verification: z.enum(["unverified", "waiting", "verified", "rejected"]),
    service: serviceSchema,
    balances: z.object({
      cash: money,
      income: money,
      gift: money,
      frozen: money,
      available: money,
      vouchers: money,
    }),
    clock: z.object({ testClockId: z.string().optional(), now: time }),
  })
  .openapi("Account");

/** The account that the token acts for. */
export function accountRoutes(door: RestDoor, { customer }: TokenGuards): Router {
  return newRouter().openapi(
    createRoute({
      method: "get",
      path: "/account",
      tags: ["account"],
      summary: "The account, its service and its balances",
      security: [{ token: [] }],
      middleware: customer,
      responses: { 200: json(accountSchema, "The account"), ...PROBLEMS },
    }),
    async (c) => c.json(await shownAccount(door, c.var.customer.accountId), 200),
  );
}

async function shownAccount(
  door: RestDoor,
  accountId: string,
): Promise<z.infer<typeof accountSchema>> {
  const { account, now } = await accountNow(door, accountId);
  const { frozen, ...purses } = await pursesOf(door.db, accountId);
  return {
    id: account.id,
    uin: account.id,
    name: account.name,
    verification: await verificationOf(door, account),
    service: shownService(account),
    balances: {
      cash: fenString(purses.cash),
      income: fenString(purses.income),
      gift: fenString(purses.gift),
      frozen: fenString(frozen),
      available: fenString(availableBalance(purses, frozen)),
      vouchers: fenString(await voucherBalance(door.db, accountId, now)),
    },
    clock: {
      ...(account.testClock && { testClockId: account.testClock.id }),
      now: timeOf(now),
    },
  };
}

async function verificationOf(
  { db }: RestDoor,
  account: { readonly id: string; readonly verifiedAt: Date | null },
): Promise<z.infer<typeof accountSchema>["verification"]> {
  if (account.verifiedAt) return "verified";
  const latest = await latestVerification(db, account.id);
  if (!latest) return "unverified";
  return latest.rejectedAt ? "rejected" : "waiting";
}
