import { eq } from "drizzle-orm";
import { expect, it } from "vitest";

import { invoiceTitles } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { cipherOf } from "@/lib/services/crypt";
import type { Customer } from "@/lib/services/context";
import { submitVerification } from "@/lib/services/identity/submit-verification";
import { makeDefaultTitle } from "@/lib/services/invoices/make-default-title";
import { removeTitle } from "@/lib/services/invoices/remove-title";
import { saveTitle, type TitleToSave } from "@/lib/services/invoices/save-title";
import { aCustomer, refusalOf, valueOf } from "@/tests/support/factories";
import { invoiceDesk, PERSONAL } from "@/tests/support/invoice-desk";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const clock = clockAt(shanghai("2025-11-18T14:32:00"));
const desk = invoiceDesk(database, clock);

const CODE = "91350100M000100Y43";
const SPECIAL: TitleToSave = {
  kind: "enterprise-special",
  name: "青禾相册科技有限公司",
  taxNumber: CODE,
  bank: "招商银行深圳科技园支行",
  bankAccount: "755912345678901",
  address: "深圳市南山区科技园 1 号",
  phone: "0755-86012345",
};

const saving = (customer: Customer, title: TitleToSave) => saveTitle(desk.acting(customer), title);
const keptBy = async ({ accountId }: Customer) =>
  (await database().select().from(invoiceTitles).where(eq(invoiceTitles.accountId, accountId)))
    .filter(({ removedAt }) => removedAt === null)
    .map(({ name, isDefault }) => (isDefault ? `${name} *` : name))
    .toSorted();

it("R-INV-1 · the first title is the default; another may take its place; a removed one is gone", async () => {
  const customer = await aCustomer(database(), { clock });
  const first = valueOf(await saving(customer, PERSONAL));
  const second = valueOf(await saving(customer, { ...PERSONAL, name: "青禾" }));
  expect(await keptBy(customer)).toEqual(["周行 *", "青禾"]);

  valueOf(await makeDefaultTitle(desk.acting(customer), { titleId: second.id }));
  expect(await keptBy(customer)).toEqual(["周行", "青禾 *"]);

  valueOf(await removeTitle(desk.acting(customer), { titleId: first.id }));
  expect(await keptBy(customer)).toEqual(["青禾 *"]);
  const gone = await removeTitle(desk.acting(customer), { titleId: first.id });
  expect(refusalOf(gone)).toEqual({ code: "title-not-found", rule: "R-INV-1" });
});

it("R-INV-1 · a changed title is a new one, and an invoice keeps the one that it was asked for with", async () => {
  const made = await desk.withOrder();
  const invoice = valueOf(await desk.applying(made, [made.order], "30.00"));
  const changed = { ...PERSONAL, name: "周行行", replaces: made.titleId };
  const title = valueOf(await saving(made.customer, changed));
  expect(title.id).not.toBe(made.titleId);
  expect(await keptBy(made.customer)).toEqual(["周行行 *"]);
  expect(invoice.title.name).toBe("周行");
});

it("R-INV-1 · a special title is for a verified enterprise, in its own name", async () => {
  const customer = await aCustomer(database(), { clock, verified: false });
  expect(refusalOf(await saving(customer, SPECIAL)).code).toBe("enterprise-only");

  const papers = { kind: "enterprise", name: SPECIAL.name, number: CODE } as const;
  const cipher = cipherOf("0123456789abcdef".repeat(4));
  valueOf(
    await submitVerification(desk.acting(customer), { ...papers, cipher, approveAtOnce: true }),
  );
  expect(refusalOf(await saving(customer, { ...SPECIAL, name: "云帆" }))).toMatchObject({
    field: "name",
    problem: "not-the-verified-name",
  });
  expect(valueOf(await saving(customer, SPECIAL))).toMatchObject({ taxNumber: CODE });
});

it("R-INV-1 · text that cannot be kept as it is reads as missing", async () => {
  const customer = await aCustomer(database(), { clock });
  for (const name of ["", "   ", "a\u0000b", "x".repeat(121)]) {
    expect(refusalOf(await saving(customer, { ...PERSONAL, name }))).toMatchObject({
      field: "name",
      problem: "required",
    });
  }
});
