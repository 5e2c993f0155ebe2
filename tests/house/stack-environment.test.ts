import { describe, expect, it } from "vitest";

import { stackEnvironment } from "@/scripts/house/stack.mjs";

const wanted = {
  databaseUrl: "postgres://here/tuqian",
  host: "127.0.0.1",
  consolePort: 3005,
  apiPort: 3006,
  secrets: { AUTH_SECRET: "a", ENCRYPTION_KEY: "b" },
};

describe("the settings that console, API and worker share", () => {
  it("follow the ports that were found free, also where others were asked for", () => {
    const env = stackEnvironment(wanted, { PORT: "3000", API_PORT: "3001" });
    expect(env).toMatchObject({
      PORT: "3005",
      API_PORT: "3006",
      CONSOLE_URL: "http://localhost:3005",
      API_URL: "http://localhost:3006",
    });
  });

  it("open the sandbox unless the person says otherwise", () => {
    expect(stackEnvironment(wanted, {}).SANDBOX).toBe("1");
    expect(stackEnvironment(wanted, { SANDBOX: "0" }).SANDBOX).toBe("0");
  });

  it("keep a public address that the person gives", () => {
    expect(stackEnvironment(wanted, { CONSOLE_URL: "https://tuqian.example" }).CONSOLE_URL).toBe(
      "https://tuqian.example",
    );
  });

  it("run as in production, whatever the shell says", () => {
    expect(stackEnvironment(wanted, { NODE_ENV: "development" }).NODE_ENV).toBe("production");
  });
});
