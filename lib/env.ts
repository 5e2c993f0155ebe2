import { z } from "zod";

const settings = z.object({
  DATABASE_URL: z.string().min(1, "DATABASE_URL is not set: `npm start` sets it, or give your own"),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
  AUTH_SECRET: z.string().min(32, "AUTH_SECRET needs at least 32 characters"),
  ENCRYPTION_KEY: z.string().regex(/^[0-9a-f]{64}$/, "ENCRYPTION_KEY is 32 bytes in hex"),
  SANDBOX: z.enum(["0", "1"]).default("0"),
  PORT: z.coerce.number().int().default(3000),
  API_PORT: z.coerce.number().int().default(3001),
  LISTEN_HOST: z.string().min(1).default("0.0.0.0"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  CONSOLE_URL: z.string().url().optional(),
  API_URL: z.string().url().optional(),
});

/** Settings of the process, read and checked when first needed. */
export type Env = {
  readonly databaseUrl: string;
  readonly databasePool: number;
  readonly authSecret: string;
  readonly encryptionKey: string;
  /** Test clocks, the sandbox cashier and one-click role cards. Never without a banner. */
  readonly sandbox: boolean;
  readonly apiPort: number;
  /** The address that the API listens on. */
  readonly listenHost: string;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
  readonly consoleUrl: string;
  readonly apiUrl: string;
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
  return {
    databaseUrl: data.DATABASE_URL,
    databasePool: data.DATABASE_POOL,
    authSecret: data.AUTH_SECRET,
    encryptionKey: data.ENCRYPTION_KEY,
    sandbox: data.SANDBOX === "1",
    apiPort: data.API_PORT,
    listenHost: data.LISTEN_HOST,
    logLevel: data.LOG_LEVEL,
    consoleUrl: data.CONSOLE_URL ?? `http://localhost:${data.PORT}`,
    apiUrl: data.API_URL ?? `http://localhost:${data.API_PORT}`,
  };
}
