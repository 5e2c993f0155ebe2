import { randomUUID } from "node:crypto";

import pino from "pino";
import { expect } from "vitest";

import type { Database } from "@/db/client";
import { systemClock, type Clock } from "@/lib/clock";
import { restApp } from "@/lib/rest/app";
import { createMetrics } from "@/lib/rest/metrics";
import type { PaymentProvider } from "@/lib/payments/provider";
import type { Rate } from "@/lib/rest/rate-limit";
import { cipherOf } from "@/lib/services/crypt";
import { GroupCommit } from "@/lib/services/metering/group-commit";
import { recordCalls } from "@/lib/services/metering/record-calls";
import { useDatabase } from "@/tests/support/test-database";

export const CIPHER = cipherOf("0123456789abcdef".repeat(4));

/** JSON as a program reads it: a test says what it expects and looks nowhere else. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = any;
export type Answer = { readonly status: number; readonly headers: Headers; readonly body: Json };
type Sent = {
  readonly token?: string;
  /** Undefined: a new key. Null: none. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
};

type Options = {
  readonly sandbox?: boolean;
  readonly clock?: Clock;
  readonly rate?: Rate;
  readonly payments?: PaymentProvider | null;
};

export type Api = ReturnType<typeof apiOver>;

/** The REST door over a database of the test file's own. */
export function useApi(options: Options = {}): () => Api {
  const database = useDatabase();
  let api: Api | undefined;
  return () => (api ??= apiOver(database(), options));
}

/** The REST door over a database that is open already. */
export function apiOver(
  db: Database,
  { sandbox = true, clock = systemClock, rate, payments = null }: Options,
) {
  const lane = new GroupCommit((events) => recordCalls(db, clock, events));
  const app = restApp(
    {
      db,
      clock,
      cipher: CIPHER,
      sandbox,
      payments,
      meter: (events) => lane.submit(events),
      metrics: createMetrics(),
      log: pino({ level: "silent" }),
    },
    rate,
  );

  async function send(
    method: string,
    path: string,
    text: string | undefined,
    sent: Sent,
  ): Promise<Answer> {
    const response = await app.request(`/api/v1${path}`, {
      method,
      headers: {
        ...(sent.token && { authorization: `Bearer ${sent.token}` }),
        ...(text !== undefined && { "content-type": "application/json" }),
        ...(method === "POST" &&
          sent.key !== null && { "idempotency-key": sent.key ?? randomUUID() }),
        ...sent.headers,
      },
      ...(text !== undefined && { body: text }),
    });
    const answered = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? JSON.parse(answered) : answered,
    };
  }

  const get = (path: string, token?: string, headers = {}) =>
    send("GET", path, undefined, { token, headers });
  const post = (path: string, body: unknown, sent: Sent = {}) =>
    send("POST", path, body === undefined ? undefined : JSON.stringify(body), sent);
  const postText = (path: string, text: string, sent: Sent = {}) => send("POST", path, text, sent);

  /** What a request answered that had to succeed. */
  const made = async (path: string, body: unknown, sent: Sent = {}): Promise<Json> => {
    const answer = await post(path, body, sent);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    return answer.body;
  };
  const seen = async (path: string, token?: string): Promise<Json> => {
    const answer = await get(path, token);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body;
  };

  /** An account of the sandbox that reads and writes with its own token. */
  async function account(wish: Readonly<Record<string, unknown>> = {}) {
    const opened = await made("/sandbox/accounts", wish);
    const { token, account: own, testClock } = opened;
    const clockId: string | undefined = testClock?.id ?? wish.testClockId;
    return {
      ...opened,
      id: own.id as string,
      token: token as string,
      clockId,
      get: (path: string) => get(path, token),
      seen: (path: string) => seen(path, token),
      post: (path: string, body?: unknown, key?: string | null) => post(path, body, { token, key }),
      made: (path: string, body?: unknown, key?: string) => made(path, body, { token, key }),
      use: (events: readonly Readonly<Record<string, unknown>>[], key?: string) =>
        made(
          "/usage-events",
          { events: events.map((event) => ({ key: randomUUID(), ...event })) },
          { token, key },
        ),
      advance: (to: string) => made(`/sandbox/test-clocks/${clockId}/advance`, { to }),
    };
  }

  const staff = async (role: "support" | "finance" | "operator") => {
    const { token } = await made("/sandbox/staff", { role });
    return {
      token: token as string,
      get: (path: string) => get(path, token),
      seen: (path: string) => seen(path, token),
      post: (path: string, body?: unknown, key?: string | null) => post(path, body, { token, key }),
      made: (path: string, body?: unknown) => made(path, body, { token }),
    };
  };

  return { app, db, get, post, postText, made, seen, account, staff };
}
