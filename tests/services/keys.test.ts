import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { keyById, keysOf } from "@/db/queries/keys";
import { apiKeys } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import type { Customer } from "@/lib/services/context";
import { cipherOf } from "@/lib/services/crypt";
import { createKey, MOST_KEYS } from "@/lib/services/keys/create-key";
import { deleteKey } from "@/lib/services/keys/delete-key";
import { disableKey } from "@/lib/services/keys/disable-key";
import { enableKey } from "@/lib/services/keys/enable-key";
import { aCustomer, as, refusalOf, valueOf } from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const clock = clockAt(shanghai("2025-11-18T14:32:05"));
const cipher = cipherOf("5a".repeat(32));

const creating = (customer: Customer, name = "生产环境") =>
  createKey(as(database(), clock, customer), { name, cipher });
const newCustomer = () => aCustomer(database(), { clock });

describe("a key of the vendor-compatible door", () => {
  it("looks as the vendor's do; its secret is told once and stored sealed", async () => {
    const customer = await newCustomer();
    const { secretId, secretKey } = valueOf(await creating(customer));
    expect(secretId).toMatch(/^AKID[0-9A-Za-z]{32}$/);
    expect(secretKey).toMatch(/^[0-9A-Za-z]{32}$/);

    const [stored] = await database().select().from(apiKeys).where(eq(apiKeys.secretId, secretId));
    expect(JSON.stringify(stored)).not.toContain(secretKey);
    const found = await keyById(database(), secretId);
    expect(found && cipher.open(found.secretEncrypted)).toBe(secretKey);
    expect(await keysOf(database(), customer.accountId)).toEqual([
      { secretId, name: "生产环境", createdAt: clock.now(), disabledAt: null, lastUsedAt: null },
    ]);
  });

  it("is one of five at most, however many are asked for at once; a deleted one makes room", async () => {
    const customer = await newCustomer();
    const answers = await Promise.all(Array.from({ length: 8 }, () => creating(customer)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(MOST_KEYS);
    expect(refusalOf(await creating(customer))).toEqual({ code: "too-many-keys", most: 5 });

    const [first] = await keysOf(database(), customer.accountId);
    valueOf(await deleteKey(as(database(), clock, customer), { secretId: first?.secretId ?? "" }));
    expect((await creating(customer)).ok).toBe(true);
  });

  it("is disabled, enabled and deleted by its own account alone", async () => {
    const [owner, other] = [await newCustomer(), await newCustomer()];
    const key = valueOf(await creating(owner));
    for (const change of [disableKey, enableKey, deleteKey]) {
      const tried = await change(as(database(), clock, other), key);
      expect(refusalOf(tried).code).toBe("key-not-found");
    }
    const mine = as(database(), clock, owner);
    valueOf(await disableKey(mine, key));
    expect(await keyById(database(), key.secretId)).toMatchObject({ disabledAt: clock.now() });
    valueOf(await enableKey(mine, key));
    expect(await keyById(database(), key.secretId)).toMatchObject({ disabledAt: null });
    valueOf(await deleteKey(mine, key));
    expect(await keyById(database(), key.secretId)).toBeNull();
    expect(refusalOf(await enableKey(mine, key)).code).toBe("key-not-found");
  });

  it("has a name", async () => {
    expect(refusalOf(await creating(await newCustomer(), "")).code).toBe("name-invalid");
  });
});
