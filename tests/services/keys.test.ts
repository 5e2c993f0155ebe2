import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { keysById, keysOf } from "@/db/queries/keys";
import { apiKeys, auditLog } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { KEY_SCOPES, MOST_KEYS, type KeyScope } from "@/lib/core/api-key";
import { plusHours } from "@/lib/core/calendar";
import type { Result } from "@/lib/core/result";
import type { Customer } from "@/lib/services/context";
import { cipherOf } from "@/lib/services/crypt";
import { createKey } from "@/lib/services/keys/create-key";
import { deleteKey } from "@/lib/services/keys/delete-key";
import { disableKey } from "@/lib/services/keys/disable-key";
import { enableKey } from "@/lib/services/keys/enable-key";
import { EVERY_RIGHT, readKeyRights } from "@/lib/services/keys/key-rights";
import { rotateKey } from "@/lib/services/keys/rotate-key";
import { setKeyRights } from "@/lib/services/keys/set-key-rights";
import { aCustomer, as, refusalOf, valueOf } from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const clock = clockAt(shanghai("2025-11-18T14:32:05"));
const cipher = cipherOf("5a".repeat(32));

type Wish = { name?: string; scopes?: readonly KeyScope[]; addresses?: readonly string[] };

const rightsOf = (wish: Wish) =>
  valueOf(readKeyRights({ scopes: KEY_SCOPES, addresses: [], ...wish }));
const creating = (customer: Customer, { name = "生产环境", ...wish }: Wish = {}) =>
  createKey(as(database(), clock, customer), { name, rights: rightsOf(wish), cipher });
const newCustomer = () => aCustomer(database(), { clock });
const listed = (customer: Customer, at = clock.now()) => keysOf(database(), customer.accountId, at);
/** Rotates a key some time after everything else here happened. */
const rotating = (customer: Customer, secretId: string, { after = 0 } = {}) => {
  const later = clockAt(new Date(clock.now().getTime() + after));
  return rotateKey(as(database(), later, customer), { secretId, cipher });
};
const signing = async (secretId: string) => (await keysById(database(), [secretId])).get(secretId);

const DAY = 24 * 60 * 60 * 1000;

describe("a key of the vendor-compatible door", () => {
  it("looks as the vendor's do; its secret is told once and stored sealed", async () => {
    const customer = await newCustomer();
    const addresses = ["192.0.2.7", "2001:db8::/32"];
    const { secretId, secretKey } = valueOf(await creating(customer, { addresses }));
    expect(secretId).toMatch(/^AKID[0-9A-Za-z]{32}$/);
    expect(secretKey).toMatch(/^[0-9A-Za-z]{32}$/);

    const [stored] = await database().select().from(apiKeys).where(eq(apiKeys.secretId, secretId));
    expect(JSON.stringify(stored)).not.toContain(secretKey);
    const found = await signing(secretId);
    expect(found && cipher.open(found.key.secretEncrypted)).toBe(secretKey);
    expect(await listed(customer)).toEqual([
      {
        secretId,
        name: "生产环境",
        scopes: ["tiia", "billing"],
        addresses,
        createdAt: clock.now(),
        disabledAt: null,
        lastUsedAt: null,
        stopsAt: null,
        replaces: null,
      },
    ]);
  });

  it("is one of five at most, however many are asked for at once; a deleted one makes room", async () => {
    const customer = await newCustomer();
    const answers = await Promise.all(Array.from({ length: 8 }, () => creating(customer)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(MOST_KEYS);
    const [first] = await listed(customer);
    const key = { secretId: first?.secretId ?? "" };
    valueOf(await disableKey(as(database(), clock, customer), key));
    expect(refusalOf(await creating(customer))).toEqual({ code: "too-many-keys", most: 5 });

    valueOf(await deleteKey(as(database(), clock, customer), key));
    expect((await creating(customer)).ok).toBe(true);
  });

  it("stands by its name among those of one moment, below a newer one", async () => {
    const customer = await newCustomer();
    for (const name of ["c", "a", "b"]) valueOf(await creating(customer, { name }));
    const later = clockAt(plusHours(clock.now(), 1));
    const newest = { name: "d", rights: EVERY_RIGHT, cipher };
    valueOf(await createKey(as(database(), later, customer), newest));
    expect((await listed(customer)).map(({ name }) => name)).toEqual(["d", "a", "b", "c"]);
  });

  it("is disabled, enabled, deleted, restricted and rotated by its own account alone", async () => {
    const [owner, other] = [await newCustomer(), await newCustomer()];
    const key = valueOf(await creating(owner));
    const stranger = as(database(), clock, other);
    const answers: readonly Result<unknown, { readonly code: string }>[] = [
      await disableKey(stranger, key),
      await enableKey(stranger, key),
      await deleteKey(stranger, key),
      await setKeyRights(stranger, { ...key, rights: EVERY_RIGHT }),
      await rotating(other, key.secretId),
    ];
    for (const answer of answers) expect(refusalOf(answer).code).toBe("key-not-found");
    const mine = as(database(), clock, owner);
    valueOf(await disableKey(mine, key));
    expect(await signing(key.secretId)).toMatchObject({
      key: { disabledAt: clock.now() },
    });
    valueOf(await enableKey(mine, key));
    expect(await signing(key.secretId)).toMatchObject({ key: { disabledAt: null } });
    valueOf(await deleteKey(mine, key));
    expect(await signing(key.secretId)).toBeUndefined();
    expect(refusalOf(await enableKey(mine, key)).code).toBe("key-not-found");
  });

  it("has a name", async () => {
    expect(refusalOf(await creating(await newCustomer(), { name: " " })).code).toBe("name-invalid");
  });

  it.each([
    [{ scopes: [] }, { code: "no-scope", field: "scopes" }],
    [
      { addresses: ["192.0.2.7", "example.com"] },
      { code: "address-invalid", field: "addresses", address: "example.com" },
    ],
  ])("may do something, from somewhere: %j is refused", (wish, refusal) => {
    const read = readKeyRights({ scopes: KEY_SCOPES, addresses: [], ...wish });
    expect(refusalOf(read)).toEqual(refusal);
  });

  it("has its rights changed, and the audit log says from what to what", async () => {
    const customer = await newCustomer();
    const { secretId } = valueOf(await creating(customer));
    const rights = { scopes: ["billing"], addresses: ["10.0.0.0/8"] } as const;
    valueOf(
      await setKeyRights(as(database(), clock, customer), { secretId, rights: rightsOf(rights) }),
    );
    expect(await listed(customer)).toMatchObject([rights]);
    const [entry] = await database()
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.object, secretId), eq(auditLog.action, "set-key-rights")));
    expect(entry?.details).toEqual({
      before: { scopes: ["tiia", "billing"], addresses: [] },
      after: rights,
    });
  });

  it.each([
    ["scopes", { scopes: [] }],
    ["scopes", { scopes: ["everything"] }],
    ["addresses", { addresses: Array.from({ length: 21 }, (_, n) => `192.0.2.${n}`) }],
    ["addresses", { addresses: ["example.com"] }],
  ])("the database itself refuses %s %j", async (_, rights) => {
    const { secretId } = valueOf(await creating(await newCustomer()));
    const change = database()
      .update(apiKeys)
      .set(rights as Partial<typeof apiKeys.$inferInsert>)
      .where(eq(apiKeys.secretId, secretId));
    await expect(change).rejects.toThrow();
  });
});

describe("D-33 · rotating a key", () => {
  it("gives it a successor of its name and rights; both are listed until 24 hours have passed", async () => {
    const customer = await newCustomer();
    const rights = { scopes: ["tiia"], addresses: ["192.0.2.7"] } as const;
    const old = valueOf(await creating(customer, { name: "网站", ...rights }));
    const made = valueOf(await rotating(customer, old.secretId));
    expect(made.oldStopsAt).toEqual(plusHours(clock.now(), 24));

    const before = new Date(made.oldStopsAt.getTime() - 1);
    const two = await listed(customer, before);
    expect(two).toHaveLength(2);
    expect(two).toContainEqual(
      expect.objectContaining({
        ...rights,
        name: "网站",
        secretId: made.secretId,
        replaces: old.secretId,
        stopsAt: null,
      }),
    );
    expect(await listed(customer, made.oldStopsAt)).toMatchObject([{ secretId: made.secretId }]);
  });

  it("needs no free place, and the old one takes none from then on", async () => {
    const customer = await newCustomer();
    const keys = await Promise.all(Array.from({ length: MOST_KEYS }, () => creating(customer)));
    const [first, ...others] = keys.map(valueOf);
    const made = valueOf(await rotating(customer, first?.secretId ?? ""));
    expect(refusalOf(await creating(customer)).code).toBe("too-many-keys");

    const mine = as(database(), clock, customer);
    valueOf(await deleteKey(mine, { secretId: others[0]?.secretId ?? "" }));
    valueOf(await creating(customer));
    expect(await listed(customer)).toHaveLength(MOST_KEYS + 1);
    expect(await listed(customer, made.oldStopsAt)).toHaveLength(MOST_KEYS);
  });

  it("is done once, however often it is asked for at once", async () => {
    const customer = await newCustomer();
    const { secretId } = valueOf(await creating(customer));
    const answers = await Promise.all([1, 2, 3].map(() => rotating(customer, secretId)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await listed(customer)).toHaveLength(2);
  });

  it("waits for the end of the one before, or for its key to be deleted", async () => {
    const customer = await newCustomer();
    const old = valueOf(await creating(customer));
    const made = valueOf(await rotating(customer, old.secretId));
    const refusal = { code: "key-rotating", until: made.oldStopsAt };
    expect(refusalOf(await rotating(customer, old.secretId))).toEqual(refusal);
    const early = await rotating(customer, made.secretId, { after: DAY - 1 });
    expect(refusalOf(early)).toEqual(refusal);
    valueOf(await disableKey(as(database(), clock, customer), old));
    expect(refusalOf(await rotating(customer, made.secretId))).toEqual(refusal);

    valueOf(await deleteKey(as(database(), clock, customer), old));
    const next = valueOf(await rotating(customer, made.secretId));
    expect((await rotating(customer, next.secretId, { after: DAY })).ok).toBe(true);
  });

  it("is for keys that work: not for disabled ones, nor for what has stopped", async () => {
    const customer = await newCustomer();
    const old = valueOf(await creating(customer));
    valueOf(await disableKey(as(database(), clock, customer), old));
    expect(refusalOf(await rotating(customer, old.secretId)).code).toBe("key-disabled");

    valueOf(await enableKey(as(database(), clock, customer), old));
    const { oldStopsAt } = valueOf(await rotating(customer, old.secretId));
    const then = as(database(), clockAt(oldStopsAt), customer);
    expect(refusalOf(await rotateKey(then, { ...old, cipher })).code).toBe("key-not-found");
    expect(refusalOf(await enableKey(then, old)).code).toBe("key-not-found");
  });
});
