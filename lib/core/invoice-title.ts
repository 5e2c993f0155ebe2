import { checkCreditCode, type CreditCodeRefusal } from "@/lib/core/identity";
import { ok, refuse, type Result } from "@/lib/core/result";

export const TITLE_KINDS = ["personal", "enterprise-ordinary", "enterprise-special"] as const;
export type TitleKind = (typeof TITLE_KINDS)[number];

export const TITLE_FIELDS = [
  "name",
  "taxNumber",
  "bank",
  "bankAccount",
  "address",
  "phone",
] as const;
export type TitleField = (typeof TITLE_FIELDS)[number];

/** A title as somebody typed it; what a kind does not ask for is dropped. */
export type TitleRequest = { readonly kind: TitleKind } & Readonly<Record<TitleField, string>>;

/** A title that may stand on an invoice. */
export type CheckedTitle = {
  readonly kind: TitleKind;
  readonly name: string;
} & Readonly<Record<Exclude<TitleField, "name">, string | null>>;

/** As whom the account was verified (R-ACC-1). */
export type TitleHolder = {
  readonly verifiedAs: "personal" | "enterprise" | null;
  readonly verifiedName: string | null;
};

export type TitleProblem =
  | "required"
  | "not-digits"
  | "not-a-phone"
  | "not-the-verified-name"
  | CreditCodeRefusal;

export type TitleRefusal =
  | { readonly code: "enterprise-only"; readonly rule: "R-INV-1" }
  | {
      readonly code: "title-invalid";
      readonly rule: "R-INV-1";
      readonly field: TitleField;
      readonly problem: TitleProblem;
    };

const ASKED: Readonly<Record<TitleKind, readonly TitleField[]>> = {
  personal: ["name"],
  "enterprise-ordinary": ["name", "taxNumber"],
  "enterprise-special": TITLE_FIELDS,
};

/**
 * R-INV-1 · A personal title is a name; an enterprise's has a unified social credit code; one for a special VAT
 * invoice also bank, account, address and phone, and bears the verified company's own name.
 */
export function checkTitle(
  request: TitleRequest,
  holder: TitleHolder,
): Result<CheckedTitle, TitleRefusal> {
  const { kind } = request;
  const isSpecial = kind === "enterprise-special";
  if (isSpecial && holder.verifiedAs !== "enterprise") {
    return refuse({ code: "enterprise-only", rule: "R-INV-1" });
  }
  const missing = ASKED[kind].find((field) => request[field] === "");
  if (missing) return invalid(missing, "required");
  if (isSpecial && request.name !== holder.verifiedName) {
    return invalid("name", "not-the-verified-name");
  }
  const title = { ...NOTHING_MORE, kind, name: request.name };
  if (kind === "personal") return ok(title);

  const taxNumber = checkCreditCode(request.taxNumber);
  if (!taxNumber.ok) return invalid("taxNumber", taxNumber.refusal);
  if (!isSpecial) return ok({ ...title, taxNumber: taxNumber.value });

  const bankAccount = request.bankAccount.replaceAll(/[\s-]/g, "");
  if (!/^\d{8,30}$/.test(bankAccount)) return invalid("bankAccount", "not-digits");
  if (!/^[\d+() -]{7,30}$/.test(request.phone)) return invalid("phone", "not-a-phone");
  const { bank, address, phone } = request;
  return ok({ ...title, taxNumber: taxNumber.value, bank, bankAccount, address, phone });
}

const NOTHING_MORE = {
  taxNumber: null,
  bank: null,
  bankAccount: null,
  address: null,
  phone: null,
} as const;

const invalid = (field: TitleField, problem: TitleProblem) =>
  refuse({ code: "title-invalid", rule: "R-INV-1", field, problem } as const);
