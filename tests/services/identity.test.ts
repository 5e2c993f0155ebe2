import { describe, expect, it } from "vitest";

import { accountOf } from "@/db/queries/accounts";
import { noticesOf } from "@/db/queries/notices";
import {
  accountsOfIdentity,
  latestVerification,
  verificationsWaiting,
} from "@/db/queries/verifications";
import { REAL_CLOCK, verifications } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import type { Customer } from "@/lib/services/context";
import { cipherOf } from "@/lib/services/crypt";
import { approveVerification } from "@/lib/services/identity/approve-verification";
import { rejectVerification } from "@/lib/services/identity/reject-verification";
import {
  submitVerification,
  type VerificationRequest,
} from "@/lib/services/identity/submit-verification";
import { aCustomer, aStaff, as, refusalOf, valueOf } from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const clock = clockAt(shanghai("2025-11-18T14:32:05"));
const cipher = cipherOf("5a".repeat(32));
const RESIDENT_ID = "11010519491231002X";
const CREDIT_CODE = "91350100M000100Y43";

const unverified = () => aCustomer(database(), { clock, verified: false, activated: false });

const submitting = (customer: Customer, change: Partial<VerificationRequest> = {}) =>
  submitVerification(as(database(), clock, customer), {
    kind: "personal",
    name: "周行",
    number: RESIDENT_ID,
    cipher,
    ...change,
  });

const noticeKinds = async ({ accountId }: Customer) =>
  (await noticesOf(database(), accountId, { limit: 10 })).map(({ kind }) => kind);

describe("R-ACC-1 · real-name verification", () => {
  it("waits for support, who approves it", async () => {
    const [customer, support] = [await unverified(), await aStaff(database(), "support")];
    const submitted = valueOf(await submitting(customer));
    expect(await accountOf(database(), customer.accountId)).toMatchObject({ verifiedAt: null });
    const waiting = await verificationsWaiting(database(), REAL_CLOCK);
    expect(waiting.map(({ id }) => id)).toContain(submitted.id);

    const key = { accountId: customer.accountId, verificationId: submitted.id };
    valueOf(await approveVerification(as(database(), clock, support), key));
    expect(await accountOf(database(), customer.accountId)).toMatchObject({
      verifiedAt: clock.now(),
      verifiedAs: "personal",
      identityFingerprint: cipher.fingerprint(RESIDENT_ID),
    });
    expect(await latestVerification(database(), customer.accountId)).toMatchObject({
      approvedAt: clock.now(),
      decidedBy: `support:${support.personId}`,
    });
    expect(await noticeKinds(customer)).toEqual(["verification-approved"]);
    expect(refusalOf(await submitting(customer)).code).toBe("already-verified");
  });

  it("is rejected with a reason that the customer reads, and may be submitted again", async () => {
    const [customer, support] = [await unverified(), await aStaff(database(), "support")];
    const { id } = valueOf(await submitting(customer));
    expect(refusalOf(await submitting(customer)).code).toBe("already-waiting");

    const key = { accountId: customer.accountId, verificationId: id };
    const rejecting = (reason: string) =>
      rejectVerification(as(database(), clock, support), { ...key, reason });
    expect(refusalOf(await rejecting("  ")).code).toBe("reason-missing");
    valueOf(await rejecting("姓名与证件不符"));
    expect(await latestVerification(database(), customer.accountId)).toMatchObject({
      rejectedAt: clock.now(),
      reason: "姓名与证件不符",
    });
    const approvedAfter = await approveVerification(as(database(), clock, support), key);
    expect(refusalOf(approvedAfter).code).toBe("already-decided");
    expect((await submitting(customer)).ok).toBe(true);
  });

  it("is decided once, whoever is first", async () => {
    const [customer, support] = [await unverified(), await aStaff(database(), "support")];
    const { id: verificationId } = valueOf(await submitting(customer));
    const key = { accountId: customer.accountId, verificationId };
    const decisions = await Promise.all([
      approveVerification(as(database(), clock, support), key),
      rejectVerification(as(database(), clock, support), { ...key, reason: "证件模糊" }),
      approveVerification(as(database(), clock, support), key),
    ]);
    expect(decisions.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("of another account is not found under this one", async () => {
    const [owner, other] = [await unverified(), await unverified()];
    const { id: verificationId } = valueOf(await submitting(owner));
    const support = as(database(), clock, await aStaff(database(), "support"));
    const swapped = { accountId: other.accountId, verificationId };
    expect(refusalOf(await approveVerification(support, swapped)).code).toBe(
      "verification-not-found",
    );
  });

  it("is approved at once in the sandbox, by the sandbox", async () => {
    const customer = await unverified();
    const company = { kind: "enterprise", name: "云帆电商", number: CREDIT_CODE } as const;
    valueOf(await submitting(customer, { ...company, approveAtOnce: true }));
    expect(await accountOf(database(), customer.accountId)).toMatchObject({
      verifiedAs: "enterprise",
    });
    expect(await latestVerification(database(), customer.accountId)).toMatchObject({
      decidedBy: "system:sandbox",
    });
  });

  it.each([
    ["bad-check-digit", { number: "110105194912310021" }],
    ["bad-date", { number: "110105194913310027" }],
    ["bad-length", { number: "110105" }],
    ["bad-check-digit", { kind: "enterprise", number: "91350100M000100Y44" }],
    ["bad-digit", { kind: "enterprise", number: "91350100I000100Y43" }],
    ["name-invalid", { name: "" }],
  ] as const)("refuses %s at once: %j", async (code, change) => {
    const customer = await unverified();
    expect(refusalOf(await submitting(customer, change))).toEqual({ code, rule: "R-ACC-1" });
    expect(await latestVerification(database(), customer.accountId)).toBeNull();
  });

  it("stores the number sealed, shows it masked, and counts accounts that share it (R-REF-7)", async () => {
    const number = "440524188001010014";
    for (const kind of ["personal", "personal"] as const) {
      valueOf(await submitting(await unverified(), { kind, number, approveAtOnce: true }));
    }
    const stored = await database().select().from(verifications);
    expect(JSON.stringify(stored)).not.toContain(number);
    const sealed = stored.filter(
      ({ numberFingerprint }) => numberFingerprint === cipher.fingerprint(number),
    );
    expect(sealed.map(({ numberEncrypted }) => cipher.open(numberEncrypted))).toEqual([
      number,
      number,
    ]);
    expect(sealed.map(({ numberMasked }) => numberMasked)).toEqual(
      Array(2).fill("440***********0014"),
    );
    const identity = { clockId: REAL_CLOCK, fingerprint: cipher.fingerprint(number) };
    expect(await accountsOfIdentity(database(), identity)).toHaveLength(2);
  });
});

describe("a cipher", () => {
  it("seals the same text differently each time, and opens what it sealed", () => {
    const [one, other] = [cipher.seal("图签云"), cipher.seal("图签云")];
    expect(one).not.toBe(other);
    expect([cipher.open(one), cipher.open(other)]).toEqual(["图签云", "图签云"]);
  });

  it("does not open what was changed, or was sealed with another key", () => {
    const sealed = cipher.seal("secret");
    const changed = sealed.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
    expect(() => cipher.open(changed)).toThrow();
    expect(() => cipherOf("a5".repeat(32)).open(sealed)).toThrow();
    expect(() => cipher.open("v1.x")).toThrow("not sealed");
    expect(() => cipherOf("short")).toThrow("32 bytes");
  });
});
