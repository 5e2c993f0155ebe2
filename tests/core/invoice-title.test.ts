import { expect, it } from "vitest";

import { checkTitle, type TitleHolder, type TitleRequest } from "@/lib/core/invoice-title";

const CODE = "91350100M000100Y43"; // The example of GB 32100.
const empty = { name: "", taxNumber: "", bank: "", bankAccount: "", address: "", phone: "" };
const personal: TitleRequest = { ...empty, kind: "personal", name: "周行" };
const ordinary: TitleRequest = {
  ...empty,
  kind: "enterprise-ordinary",
  name: "青禾相册科技有限公司",
  taxNumber: CODE,
};
const special: TitleRequest = {
  kind: "enterprise-special",
  name: "青禾相册科技有限公司",
  taxNumber: CODE,
  bank: "招商银行深圳科技园支行",
  bankAccount: "7559 1234 5678 901",
  address: "深圳市南山区科技园 1 号",
  phone: "0755-8601 2345",
};

const nobody: TitleHolder = { verifiedAs: null, verifiedName: null };
const person: TitleHolder = { verifiedAs: "personal", verifiedName: "周行" };
const company: TitleHolder = { verifiedAs: "enterprise", verifiedName: "青禾相册科技有限公司" };

it("R-INV-1 · a personal title keeps a name and nothing else", () => {
  expect(checkTitle({ ...special, kind: "personal" }, nobody)).toEqual({
    ok: true,
    value: {
      kind: "personal",
      name: special.name,
      taxNumber: null,
      bank: null,
      bankAccount: null,
      address: null,
      phone: null,
    },
  });
});

it("R-INV-1 · an ordinary enterprise title keeps name and credit code, in capitals without spaces", () => {
  const typed = { ...ordinary, taxNumber: " 91350100 m000100y43 ", bank: "ignored" };
  expect(checkTitle(typed, person)).toMatchObject({
    ok: true,
    value: { taxNumber: CODE, bank: null },
  });
});

it("R-INV-1 · a special title keeps all, its account in digits", () => {
  expect(checkTitle(special, company)).toMatchObject({
    ok: true,
    value: { bankAccount: "755912345678901", phone: special.phone, taxNumber: CODE },
  });
});

it.each([
  ["a personal title without a name", { ...personal, name: "" }, nobody, "name", "required"],
  ["an enterprise without a code", { ...ordinary, taxNumber: "" }, nobody, "taxNumber", "required"],
  ["a short code", { ...ordinary, taxNumber: "9135" }, nobody, "taxNumber", "bad-length"],
  [
    "a code with a letter that codes leave out",
    { ...ordinary, taxNumber: "91350100M000100I43" },
    nobody,
    "taxNumber",
    "bad-digit",
  ],
  [
    "a code whose check character is wrong",
    { ...ordinary, taxNumber: "91350100M000100Y44" },
    nobody,
    "taxNumber",
    "bad-check-digit",
  ],
  ["a special title without a bank", { ...special, bank: "" }, company, "bank", "required"],
  ["one without an account", { ...special, bankAccount: "" }, company, "bankAccount", "required"],
  ["one without an address", { ...special, address: "" }, company, "address", "required"],
  ["one without a phone", { ...special, phone: "" }, company, "phone", "required"],
  [
    "an account with letters",
    { ...special, bankAccount: "ABC12345678" },
    company,
    "bankAccount",
    "not-digits",
  ],
  [
    "an account with something after its digits",
    { ...special, bankAccount: "123456789x" },
    company,
    "bankAccount",
    "not-digits",
  ],
  [
    "a phone with a word before it",
    { ...special, phone: "tel 0755-8601" },
    company,
    "phone",
    "not-a-phone",
  ],
  [
    "a phone with a word after it",
    { ...special, phone: "0755-8601 home" },
    company,
    "phone",
    "not-a-phone",
  ],
  ["a phone of words", { ...special, phone: "call us" }, company, "phone", "not-a-phone"],
  [
    "a special title in another company's name",
    { ...special, name: "云帆电商有限公司" },
    company,
    "name",
    "not-the-verified-name",
  ],
] as const)("R-INV-1 · refuses %s", (_, request, holder, field, problem) => {
  expect(checkTitle(request, holder)).toEqual({
    ok: false,
    refusal: { code: "title-invalid", rule: "R-INV-1", field, problem },
  });
});

it.each([
  ["nobody is verified", nobody],
  ["a person is verified", person],
])("R-INV-1 · no special title where %s", (_, holder) => {
  expect(checkTitle(special, holder)).toEqual({
    ok: false,
    refusal: { code: "enterprise-only", rule: "R-INV-1" },
  });
});
