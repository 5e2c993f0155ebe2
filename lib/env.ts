import { z } from "zod";

import type { WebhookReach } from "@/lib/core/webhook";
import {
  alipayAccount,
  alipaySettings,
  allOrNone,
  type AlipayAccount,
} from "@/lib/payments/alipay-settings";

const settings = z
  .object({
    DATABASE_URL: z
      .string()
      .min(1, "DATABASE_URL is not set: `npm start` sets it, or give your own"),
    DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
    AUTH_SECRET: z.string().min(32, "AUTH_SECRET needs at least 32 characters"),
    ENCRYPTION_KEY: z.string().regex(/^[0-9a-f]{64}$/, "ENCRYPTION_KEY is 32 bytes in hex"),
    SANDBOX: z.enum(["0", "1"]).default("0"),
    STAFF_TOTP: z.enum(["required", "optional"]).optional(),
    PORT: z.coerce.number().int().default(3000),
    API_PORT: z.coerce.number().int().default(3001),
    LISTEN_HOST: z.string().min(1).default("0.0.0.0"),
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
    CONSOLE_URL: z.string().url().optional(),
    API_URL: z.string().url().optional(),
    API_INTERNAL_URL: z.string().url().optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: z.string().min(3).optional(),
    WEBHOOK_ALLOW_LOOPBACK: z.enum(["0", "1"]).default("0"),
    TAGGER_URL: z
      .url({ protocol: /^https?$/ })
      .refine((url) => !URL.parse(url)?.username && !URL.parse(url)?.password, {
        message: "holds a user name or password, which is not sent",
      })
      .optional(),
    ...alipaySettings,
  })
  .superRefine(allOrNone)
  .refine(({ SANDBOX, STAFF_TOTP }) => SANDBOX === "1" || STAFF_TOTP !== "optional", {
    path: ["STAFF_TOTP"],
    message: "may be optional in the sandbox alone (SANDBOX=1)",
  })
  .refine(({ SMTP_URL, MAIL_FROM }) => (SMTP_URL === undefined) === (MAIL_FROM === undefined), {
    path: ["MAIL_FROM"],
    message: "SMTP_URL and MAIL_FROM go together",
  })
  .refine(({ SANDBOX, WEBHOOK_ALLOW_LOOPBACK: loopback }) => SANDBOX === "1" || loopback === "0", {
    path: ["WEBHOOK_ALLOW_LOOPBACK"],
    message: "may be set in the sandbox alone (SANDBOX=1)",
  });

/** Settings of the process, read and checked when first needed. */
export type Env = {
  readonly databaseUrl: string;
  readonly databasePool: number;
  readonly authSecret: string;
  readonly encryptionKey: string;
  /** Test clocks, the sandbox cashier and one-click role cards. Never without a banner. */
  readonly sandbox: boolean;
  /** D-21 · Whether staff must have an authenticator. Optional in the sandbox alone. */
  readonly staffSecondFactor: "required" | "optional";
  readonly apiPort: number;
  /** The address that the API listens on. */
  readonly listenHost: string;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
  readonly consoleUrl: string;
  readonly apiUrl: string;
  /** Where the console itself reaches the API; the same unless a network stands between them. */
  readonly apiInternalUrl: string;
  /** How mail leaves; null where nothing sends it, and the sandbox's mailbox takes it. */
  readonly smtp: { readonly url: string; readonly from: string } | null;
  /** How far a customer's webhook may reach. */
  readonly webhookReach: WebhookReach;
  /** D-32 · Where a model of the operator's own is asked; null for the built-in one. */
  readonly taggerUrl: string | null;
  /** R-FUND-4 · Online payment; null where it is not connected. */
  readonly alipay: AlipayAccount | null;
};

let read: Env | undefined;

export function env(): Env {
  read ??= readEnv(process.env);
  return read;
}

/** Reads settings; throws one error that names every wrong one. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const parsed = settings.safeParse(source);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
    throw new Error(`The environment is not complete:\n${wrong.join("\n")}`);
  }
  const { data } = parsed;
  const apiUrl = data.API_URL ?? `http://localhost:${data.API_PORT}`;
  return {
    databaseUrl: data.DATABASE_URL,
    databasePool: data.DATABASE_POOL,
    authSecret: data.AUTH_SECRET,
    encryptionKey: data.ENCRYPTION_KEY,
    sandbox: data.SANDBOX === "1",
    staffSecondFactor: data.STAFF_TOTP ?? (data.SANDBOX === "1" ? "optional" : "required"),
    apiPort: data.API_PORT,
    listenHost: data.LISTEN_HOST,
    logLevel: data.LOG_LEVEL,
    consoleUrl: data.CONSOLE_URL ?? `http://localhost:${data.PORT}`,
    apiUrl,
    apiInternalUrl: data.API_INTERNAL_URL ?? apiUrl,
    smtp: data.SMTP_URL && data.MAIL_FROM ? { url: data.SMTP_URL, from: data.MAIL_FROM } : null,
    webhookReach: {
      insecure: data.SANDBOX === "1",
      loopback: data.WEBHOOK_ALLOW_LOOPBACK === "1",
    },
    taggerUrl: data.TAGGER_URL ?? null,
    alipay: alipayAccount(data),
  };
}
