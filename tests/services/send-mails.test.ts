import type { AddressInfo } from "node:net";

import { eq, isNull } from "drizzle-orm";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";

import { mails } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { createTestClock } from "@/lib/services/clocks/create-test-clock";
import { sendMails, type DeliverMail } from "@/lib/services/mail/send-mails";
import { writeMail, type NewMail } from "@/lib/services/mail/write-mail";
import { smtpDelivery } from "@/lib/worker/deliver-mail";
import { aCustomer, as } from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const db = useDatabase();
const NOON = shanghai("2025-11-18T12:00");
const later = (minutes: number) => clockAt(new Date(NOON.getTime() + minutes * 60_000));

const servers: SMTPServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    await new Promise<void>((closed) => server.close(closed));
  }
  // What a test left waiting is none of the next one's business.
  await db().update(mails).set({ abandonedAt: NOON }).where(isNull(mails.sentAt));
});

/** A mail server of one's own; what it took stands in `taken`, as it came over the wire. */
async function aMailServer(options: SMTPServerOptions = {}, port = 0) {
  const taken: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, _, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        taken.push(Buffer.concat(parts).toString("utf8"));
        done();
      });
    },
    ...options,
  });
  servers.push(server);
  server.on("error", () => {});
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  return { taken, port: (server.server.address() as AddressInfo).port, server };
}

const deliveryTo = (port: number): DeliverMail =>
  smtpDelivery({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: "图签云 <no-reply@tuqian.example>",
    consoleUrl: "https://console.tuqian.example",
  });

async function aMail(occasion: string, more: Partial<NewMail> = {}): Promise<void> {
  await db().transaction((tx) =>
    writeMail(tx, {
      accountId: null,
      recipient: "reader@example.com",
      locale: "zh-CN",
      kind: "bill-issued",
      occasion,
      at: NOON,
      values: { month: "2025-10", amount: "5597.2" },
      ...more,
    }),
  );
}
const theMail = async (occasion: string) =>
  (await db().select().from(mails).where(eq(mails.occasion, occasion)))[0];

/** The header of a message that came over the wire, its lines unfolded. */
const header = (message: string | undefined, name: string) =>
  new RegExp(`^${name}: (.*)$`, "im").exec(message?.replaceAll(/\r\n[ \t]/g, "") ?? "")?.[1];

const unencoded = (words: string | undefined) =>
  (words ?? "").replaceAll(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, base64: string) =>
    Buffer.from(base64, "base64").toString("utf8"),
  );

describe("R-ARR-2 · mails leave by SMTP", () => {
  it("once, also where several workers look at once, in UTF-8 and with a foot that leads to the console", async () => {
    const { taken, port } = await aMailServer();
    await aMail("bill");
    const deliver = deliveryTo(port);
    const counts = await Promise.all([1, 2, 3, 4].map(() => sendMails(db(), later(0), deliver)));
    expect(counts.toSorted()).toEqual([0, 0, 0, 1]);
    expect(await sendMails(db(), later(600), deliver)).toBe(0);

    expect(taken).toHaveLength(1);
    const [message] = taken;
    expect(unencoded(header(message, "Subject"))).toBe("【图签云】2025-10 账单已出账");
    expect(header(message, "To")).toBe("reader@example.com");
    expect(header(message, "Message-ID")).toMatch(/^<[0-9a-f]{32}@console\.tuqian\.example>$/);
    expect(header(message, "Auto-Submitted")).toBe("auto-generated");
    const text = Buffer.from(
      message?.split("\r\n\r\n").slice(1).join("") ?? "",
      "base64",
    ).toString();
    expect(text).toContain("应付 ¥5,597.20");
    expect(text).toContain("https://console.tuqian.example/console/notifications");
    expect(await theMail("bill")).toMatchObject({ sentAt: NOON, tries: 1, error: null });
  });

  it("not before quiet hours are over", async () => {
    const { taken, port } = await aMailServer();
    await aMail("quiet", { sendAfter: shanghai("2025-11-18T12:30") });
    await sendMails(db(), later(29), deliveryTo(port));
    expect(taken).toHaveLength(0);
    await sendMails(db(), later(30), deliveryTo(port));
    expect(taken).toHaveLength(1);
  });

  it("again after growing pauses while the server is down, under the same Message-ID, and then no more", async () => {
    const { port, server } = await aMailServer();
    await new Promise<void>((closed) => server.close(closed));
    await aMail("down");
    const deliver = deliveryTo(port);
    expect(await sendMails(db(), later(0), deliver)).toBe(0);
    expect(await theMail("down")).toMatchObject({ tries: 1, sentAt: null, abandonedAt: null });
    expect((await theMail("down"))?.error).toContain("ECONNREFUSED");
    expect(await sendMails(db(), later(0.9), deliver)).toBe(0);
    expect(await theMail("down")).toMatchObject({ tries: 1 });

    const { taken } = await aMailServer({}, port);
    expect(await sendMails(db(), later(1), deliver)).toBe(1);
    expect(taken).toHaveLength(1);
    expect(await theMail("down")).toMatchObject({ tries: 2, error: null, sentAt: later(1).now() });
  });

  it("is given up after the last pause", async () => {
    await aMail("never");
    const ids = new Set<string>();
    const failing: DeliverMail = async (_, messageId) => {
      ids.add(messageId);
      throw new Error("451 try later");
    };
    const minutes = [0, 1, 6, 36, 156, 876];
    for (const at of minutes) await sendMails(db(), later(at), failing);
    expect(await theMail("never")).toMatchObject({
      tries: 6,
      error: "451 try later",
      abandonedAt: later(876).now(),
    });
    expect(ids.size).toBe(1);
    await sendMails(db(), later(10_000), failing);
    expect(await theMail("never")).toMatchObject({ tries: 6 });
  });

  it("is given up at once where the server refuses for good, and tried again where it does not", async () => {
    const answering = (responseCode: number) =>
      aMailServer({
        onRcptTo: (_, __, done) =>
          done(Object.assign(new Error("no such reader"), { responseCode })),
      });
    const final = await answering(550);
    await aMail("refused");
    await sendMails(db(), later(0), deliveryTo(final.port));
    expect(await theMail("refused")).toMatchObject({ tries: 1, abandonedAt: NOON, sentAt: null });
    expect((await theMail("refused"))?.error).toContain("no such reader");

    const busy = await answering(450);
    await aMail("busy");
    await sendMails(db(), later(0), deliveryTo(busy.port));
    expect(await theMail("busy")).toMatchObject({ tries: 1, abandonedAt: null, sentAt: null });
  });

  it.each([
    "reader@example.com, other@example.com",
    "Reader <other@example.com>",
    "reader@example.com>, <other@example.com",
  ])("goes to one address, whatever stands in it: %s", async (recipient) => {
    const to: string[] = [];
    const { taken, port } = await aMailServer({
      onRcptTo: ({ address }, _, done) => {
        to.push(address);
        done();
      },
    });
    await aMail(`one ${recipient}`, { recipient });
    await sendMails(db(), later(0), deliveryTo(port)).catch(() => {});
    expect(to.length).toBeLessThanOrEqual(1);
    expect(to).not.toContain("other@example.com");
    expect(taken.join("")).not.toMatch(/^(Bcc|Cc):/im);
  });

  it("never about an account on a test clock, even where its row says that it waits", async () => {
    const clock = later(0);
    const { id: clockId } = await createTestClock(
      as(db(), clock, { kind: "system", name: "tests" }),
      { name: "试", now: NOON },
    );
    const { accountId } = await aCustomer(db(), { clock, clockId, activated: false });
    await aMail("simulated", { accountId });
    expect(await theMail("simulated")).toMatchObject({ sentAt: NOON });
    await db().update(mails).set({ sentAt: null }).where(eq(mails.occasion, "simulated"));
    const { taken, port } = await aMailServer();
    expect(await sendMails(db(), later(60), deliveryTo(port))).toBe(0);
    expect(taken).toEqual([]);
  });
});
