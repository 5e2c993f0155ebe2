import { describe, expect, it } from "vitest";

import { localPath } from "@/lib/auth/home-of";
import { isSameOrigin } from "@/lib/auth/is-same-origin";

const CONSOLE = "https://console.example.com";

describe("a server action runs for forms of the console alone", () => {
  it.each([
    ["the console's own page", true, { origin: CONSOLE }],
    [
      "a page of the host that was asked",
      true,
      { origin: "http://localhost:3000", host: "localhost:3000" },
    ],
    ["a page that says so twice", true, { origin: CONSOLE, "sec-fetch-site": "same-origin" }],
    ["no origin at all", false, { host: "console.example.com" }],
    ["no origin, but the browser's word", false, { "sec-fetch-site": "same-origin" }],
    ["an origin that is hidden", false, { origin: "null" }],
    ["another site", false, { origin: "https://evil.example", host: "console.example.com" }],
    ["another site of the same owner", false, { origin: CONSOLE, "sec-fetch-site": "same-site" }],
    ["another scheme", false, { origin: "http://console.example.com" }],
    [
      "a forwarded host, which anyone can write",
      false,
      {
        origin: "https://evil.example",
        host: "console.example.com",
        "x-forwarded-host": "evil.example",
      },
    ],
  ])("%s: %s", (_, isOurs, sent) => {
    expect(isSameOrigin(new Headers(Object.entries(sent)), CONSOLE)).toBe(isOurs);
  });
});

describe("signing in goes on to an address of ours or to none", () => {
  it.each([
    ["/console/bills?month=2025-11", "/console/bills?month=2025-11"],
    ["/", "/"],
    ["//evil.example/x", null],
    ["/\\evil.example", null],
    ["/\t/evil.example", null],
    ["https://evil.example", null],
    ["javascript:alert(1)", null],
    ["", null],
    [undefined, null],
  ])("%s → %s", (asked, gone) => {
    expect(localPath(asked)).toBe(gone);
  });
});
