import { randomUUID } from "node:crypto";

import { expect } from "@playwright/test";

import type { Edition, Product } from "@/lib/core/catalog";

/** What a story wants its customer to have; the sandbox door checks it. */
export type SandboxWish = {
  readonly name?: string;
  readonly verified?: boolean;
  readonly activated?: boolean;
  /** On Shanghai's clock, `2025-11-18T10:00`. The account gets a test clock that stands there. */
  readonly now: string;
  readonly funds?: { readonly cash?: string; readonly income?: string; readonly gift?: string };
};

/** A customer on a test clock of their own, who can sign in and whose program can call. */
export type SandboxCustomer = {
  readonly accountId: string;
  readonly email: string;
  readonly password: string;
  readonly token: string;
  readonly testClockId: string;
};

type Opened = {
  readonly account: { readonly id: string };
  readonly token: string;
  readonly testClock: { readonly id: string };
};

/** Opens an account through the sandbox door. Every story makes its own, so none meets another. */
export async function aSandboxCustomer({ now, ...wish }: SandboxWish): Promise<SandboxCustomer> {
  const person = { email: `${randomUUID()}@example.com`, password: randomUUID() };
  const opened = await post<Opened>("/sandbox/accounts", {
    ...wish,
    ...person,
    now: `${now}:00+08:00`,
  });
  return {
    ...person,
    accountId: opened.account.id,
    token: opened.token,
    testClockId: opened.testClock.id,
  };
}

/** Whoever has a bearer token of the account. */
type Bearer = Pick<SandboxCustomer, "token">;

export type Calls = {
  readonly product: Product;
  readonly edition?: Edition;
  readonly calls: number;
};

type Receipt = {
  readonly accepted: number;
  readonly rejected: readonly { readonly code: string }[];
};

/** Reports calls as a customer's gateway does; answers how they were taken. */
export const reportCalls = ({ token }: Bearer, calls: Calls): Promise<Receipt> =>
  post("/usage-events", { events: [{ key: randomUUID(), ...calls }] }, token);

/** Buys packs as a customer's program does. */
export const buyPacks = (
  { token }: Bearer,
  order: { readonly sku: string; readonly quantity: number },
): Promise<{ readonly id: string }> => post("/orders", order, token);

/** Lets a customer's test clock run to an instant on Shanghai's clock; what falls due by then is performed. */
export const advanceTo = (
  { testClockId }: Pick<SandboxCustomer, "testClockId">,
  to: string,
): Promise<unknown> =>
  post(`/sandbox/test-clocks/${testClockId}/advance`, { to: `${to}:00+08:00` });

/** What the account has in its purses. */
export async function balancesOf({ token }: Bearer): Promise<Record<"cash" | "available", string>> {
  const account = await send<{ balances: Record<"cash" | "available", string> }>("/account", {
    headers: { authorization: `Bearer ${token}` },
  });
  return account.balances;
}

const post = <Answer>(path: string, body: unknown, token?: string): Promise<Answer> =>
  send(path, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "idempotency-key": randomUUID(),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });

async function send<Answer>(path: string, request: RequestInit): Promise<Answer> {
  const response = await fetch(`${process.env.API_URL}/api/v1${path}`, request);
  const answer = await response.text();
  expect(response.ok, `${path} answered ${response.status}: ${answer}`).toBe(true);
  return JSON.parse(answer);
}
