import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { tokensOf } from "@/db/queries/keys";
import { apiTokens, people } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import type { Customer, Staff } from "@/lib/services/context";
import { createToken, MOST_TOKENS } from "@/lib/services/tokens/create-token";
import { findToken } from "@/lib/services/tokens/find-token";
import { revokeToken } from "@/lib/services/tokens/revoke-token";
import { aCustomer, aStaff, as, refusalOf, valueOf } from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const clock = clockAt(shanghai("2025-11-18T14:32:05"));

const creating = (owner: Customer | Staff) =>
  createToken(as(database(), clock, owner), { name: "财务脚本" });

describe("a bearer token of the REST door", () => {
  it("acts for the account that made it, and is stored as a hash", async () => {
    const { accountId, ...customer } = await aCustomer(database(), { clock });
    const { token, hash } = valueOf(await creating({ ...customer, accountId }));
    expect(token).toMatch(/^tq_[\w-]{43}$/);
    expect(JSON.stringify(await database().select().from(apiTokens))).not.toContain(token);
    expect(await findToken(database(), token)).toMatchObject({
      hash,
      actor: { kind: "customer", accountId },
    });
    expect(await tokensOf(database(), accountId)).toMatchObject([{ hash, name: "财务脚本" }]);
    expect(await findToken(database(), `${token}x`)).toBeNull();
  });

  it("of staff carries the role that they have now, until they are disabled", async () => {
    const finance = await aStaff(database(), "finance");
    const { token } = valueOf(await creating(finance));
    expect((await findToken(database(), token))?.actor).toEqual(finance);

    const isTheirs = eq(people.id, finance.personId);
    await database().update(people).set({ role: "support" }).where(isTheirs);
    expect((await findToken(database(), token))?.actor).toMatchObject({ role: "support" });
    await database().update(people).set({ disabledAt: clock.now() }).where(isTheirs);
    expect(await findToken(database(), token)).toBeNull();
  });

  it("is revoked by its owner alone", async () => {
    const [owner, other] = [
      await aCustomer(database(), { clock }),
      await aStaff(database(), "operator"),
    ];
    const { token, hash } = valueOf(await creating(owner));
    const byOther = await revokeToken(as(database(), clock, other), { hash });
    expect(refusalOf(byOther).code).toBe("token-not-found");
    valueOf(await revokeToken(as(database(), clock, owner), { hash }));
    expect(await findToken(database(), token)).toBeNull();
  });

  it("is one of twenty at most, also for staff who ask for many at once", async () => {
    const staff = await aStaff(database(), "support");
    const answers = await Promise.all(Array.from({ length: 25 }, () => creating(staff)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(MOST_TOKENS);
  });
});
