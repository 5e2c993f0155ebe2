import { createRoute, z } from "@hono/zod-openapi";

import { VOUCHER_SCOPES } from "@/lib/core/payment";
import type { RestDoor } from "@/lib/rest/door";
import { PROBLEMS, refused } from "@/lib/rest/problem";
import { newRouter, type Router } from "@/lib/rest/router";
import {
  accountIdSchema,
  amountSchema,
  body,
  count,
  idSchema,
  instantSchema,
  json,
  money,
  nameSchema,
  productSchema,
  time,
  timeOf,
} from "@/lib/rest/values";
import { advanceTestClock } from "@/lib/services/clocks/advance-test-clock";
import type { System } from "@/lib/services/context";
import { DUE_KINDS } from "@/lib/services/due/next-due";
import { hireStaff } from "@/lib/services/sandbox/hire-staff";
import { openSandboxAccount, type SandboxWish } from "@/lib/services/sandbox/open-sandbox-account";
import { giveVoucher } from "@/lib/services/vouchers/give-voucher";

const SANDBOX: System = { kind: "system", name: "sandbox" };

// The first price list took effect in 2020; the year after it, every rule finds what it asks about.
const EARLIEST_CLOCK = new Date("2021-01-01T00:00:00+08:00");
const clockTimeSchema = instantSchema
  .refine((at) => at >= EARLIEST_CLOCK, "a test clock stands in 2021 or later")
  .openapi({ type: "string", format: "date-time", example: "2025-11-18T14:32:05+08:00" });

const emailSchema = z.string().max(254);
const passwordSchema = z.string().max(256);

const voucherFields = {
  amount: amountSchema,
  balance: amountSchema.optional(),
  startsAt: instantSchema.optional(),
  endsAt: instantSchema,
  multiUse: z.boolean().optional(),
  minimum: amountSchema.optional(),
  scope: z.enum(VOUCHER_SCOPES).optional(),
  products: z.array(productSchema).min(1).max(2).optional(),
};

const accountWishSchema = z
  .strictObject({
    name: nameSchema.default("沙箱账号"),
    verified: z.boolean().default(true),
    activated: z.boolean().default(true),
    now: clockTimeSchema
      .optional()
      .openapi({ description: "Gives the account a test clock of its own" }),
    testClockId: idSchema
      .optional()
      .openapi({ description: "Shares the test clock of another account" }),
    funds: z
      .strictObject({ cash: amountSchema, income: amountSchema, gift: amountSchema })
      .partial()
      .default({}),
    vouchers: z.array(z.strictObject(voucherFields)).max(50).default([]),
    email: emailSchema
      .optional()
      .openapi({ description: "With `password`: somebody who can sign in" }),
    password: passwordSchema.optional(),
  })
  .refine(({ now, testClockId }) => !now || !testClockId, {
    path: ["testClockId"],
    message: "either a clock of its own or a shared one",
  })
  .refine(isPersonWhole, { path: ["password"], message: "email and password belong together" });

const openedSchema = z
  .object({
    account: z.object({ id: z.string(), uin: z.string() }),
    token: z.string(),
    secretId: z.string(),
    secretKey: z.string(),
    testClock: z.object({ id: z.string(), now: time }).optional(),
  })
  .openapi("SandboxAccount");

const advancedSchema = z
  .object({
    now: time,
    performed: z.array(z.object({ at: time, what: z.enum(DUE_KINDS), count })),
  })
  .openapi("Advanced");

const voucherSchema = z
  .object({ id: z.string(), amount: money, balance: money, startsAt: time, endsAt: time })
  .openapi("Voucher");

/** What a test needs and a customer must not have: accounts with money, clocks that move, staff. No token is asked for. */
export function sandboxRoutes(door: RestDoor): Router {
  const { db, clock, cipher } = door;
  const ctx = { db, clock, actor: SANDBOX };
  const tags = ["sandbox"];

  return newRouter()
    .openapi(
      createRoute({
        tags,
        method: "post",
        path: "/sandbox/accounts",
        summary: "An account with all that a program needs",
        request: { body: body(accountWishSchema) },
        responses: { 201: json(openedSchema, "Token and secret are told this once"), ...PROBLEMS },
      }),
      async (c) => {
        const opened = await openSandboxAccount(ctx, wishOf(c.req.valid("json")), cipher);
        if (!opened.ok) return refused(c, opened.refusal);
        const { accountId, testClock, ...secrets } = opened.value;
        return c.json(
          {
            account: { id: accountId, uin: accountId },
            ...secrets,
            ...(testClock && { testClock: { id: testClock.id, now: timeOf(testClock.now) } }),
          },
          201,
        );
      },
    )
    .openapi(
      createRoute({
        tags,
        method: "post",
        path: "/sandbox/test-clocks/{id}/advance",
        summary: "Let time pass, and perform in order all that falls due",
        request: {
          params: z.object({ id: idSchema }),
          body: body(z.strictObject({ to: instantSchema })),
        },
        responses: { 200: json(advancedSchema, "What was performed"), ...PROBLEMS },
      }),
      async (c) => {
        const request = { clockId: c.req.valid("param").id, to: c.req.valid("json").to };
        const advanced = await advanceTestClock(ctx, request);
        if (!advanced.ok) return refused(c, advanced.refusal);
        const { now, performed } = advanced.value;
        const shown = performed.map(({ at, ...what }) => ({ at: timeOf(at), ...what }));
        return c.json({ now: timeOf(now), performed: shown }, 200);
      },
    )
    .openapi(
      createRoute({
        tags,
        method: "post",
        path: "/sandbox/staff",
        summary: "A staff member in one role",
        request: {
          body: body(
            z
              .strictObject({
                role: z.enum(["support", "finance", "operator"]),
                email: emailSchema.optional(),
                password: passwordSchema.optional(),
              })
              .refine(isPersonWhole, {
                path: ["password"],
                message: "email and password belong together",
              }),
          ),
        },
        responses: {
          201: json(z.object({ id: z.string(), token: z.string() }), "The token is told this once"),
          ...PROBLEMS,
        },
      }),
      async (c) => {
        const { role, ...sent } = c.req.valid("json");
        const hired = await hireStaff(ctx, { role, ...personOf(sent) });
        if (!hired.ok) return refused(c, hired.refusal);
        return c.json({ id: hired.value.personId, token: hired.value.token }, 201);
      },
    )
    .openapi(
      createRoute({
        tags,
        method: "post",
        path: "/sandbox/vouchers",
        summary: "A voucher for an account",
        request: { body: body(z.strictObject({ accountId: accountIdSchema, ...voucherFields })) },
        responses: { 201: json(voucherSchema, "Given"), ...PROBLEMS },
      }),
      async (c) => {
        const given = await giveVoucher(ctx, c.req.valid("json"));
        if (!given.ok) return refused(c, given.refusal);
        const { id, faceValue, balance, startsAt, endsAt } = given.value;
        const times = { startsAt: timeOf(startsAt), endsAt: timeOf(endsAt) };
        return c.json({ id, amount: faceValue, balance, ...times }, 201);
      },
    );
}

type AccountWish = z.infer<typeof accountWishSchema>;

const wishOf = ({ now, testClockId, funds, ...wish }: AccountWish): SandboxWish => ({
  name: wish.name,
  verified: wish.verified,
  activated: wish.activated,
  clock: clockWish(now, testClockId),
  funds: Object.fromEntries(Object.entries(funds).filter(([, amount]) => /[1-9]/.test(amount))),
  vouchers: wish.vouchers,
  ...personOf(wish),
});

function clockWish(now: Date | undefined, testClockId: string | undefined): SandboxWish["clock"] {
  if (now) return { standingAt: now };
  return testClockId === undefined ? "real" : { id: testClockId };
}

type SentPerson = { readonly email?: string | undefined; readonly password?: string | undefined };

function isPersonWhole({ email, password }: SentPerson): boolean {
  return (email === undefined) === (password === undefined);
}

const personOf = ({ email, password }: SentPerson) =>
  email !== undefined && password !== undefined ? { person: { email, password } } : {};
