import { vouchers } from "@/db/schema";
import type { Product } from "@/lib/core/catalog";
import { compare, fenString, parseAmount, ZERO, type Cny } from "@/lib/core/money";
import type { VoucherScope } from "@/lib/core/payment";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import { actorName, type Context, type Staff, type System } from "@/lib/services/context";
import { transfer } from "@/lib/services/ledger";
import { lockAccounts } from "@/lib/services/lock-account";
import { newId } from "@/lib/services/new-id";
import { inTransaction } from "@/lib/services/transaction";

export type Voucher = typeof vouchers.$inferSelect;
export type VoucherGift = {
  readonly accountId: string;
  /** Face value in yuan, as a decimal string. */
  readonly amount: string;
  /** What is left on it; all of it unless given. */
  readonly balance?: string;
  /** Now, unless given. */
  readonly startsAt?: Date;
  /** Exclusive. */
  readonly endsAt: Date;
  readonly multiUse?: boolean;
  /** The smallest payment that it may be used on. */
  readonly minimum?: string;
  readonly scope?: VoucherScope;
  /** All products, unless given. */
  readonly products?: readonly Product[];
};
export type VoucherGiftRefusal = {
  readonly code: "account-not-found" | "not-an-amount" | "balance-above-amount" | "ends-too-early";
  readonly rule: "R-FUND-2";
};

/** R-FUND-2, R-FUND-3 · Gives an account a voucher; what is on it is booked as the promotion's money. */
export async function giveVoucher(
  { db, clock, actor }: Context<Staff | System>,
  gift: VoucherGift,
): Promise<Result<Voucher, VoucherGiftRefusal>> {
  const values = valuesOf(gift);
  if (!values.ok) return values;
  const { faceValue, balance, minimum } = values.value;

  return inTransaction(db, async (tx) => {
    const [account] = await lockAccounts(tx, clock, [gift.accountId]);
    if (!account) return refused("account-not-found");
    const startsAt = gift.startsAt ?? account.now;
    if (gift.endsAt <= startsAt) return refused("ends-too-early");

    const [given] = await tx
      .insert(vouchers)
      .values({
        accountId: account.id,
        id: newId("vch"),
        faceValue: fenString(faceValue),
        balance: fenString(balance),
        minimum: fenString(minimum),
        scope: gift.scope ?? "both",
        products: gift.products?.join(",") ?? null,
        multiUse: gift.multiUse ?? false,
        startsAt,
        endsAt: gift.endsAt,
        givenBy: actorName(actor),
      })
      .returning();
    if (!given) throw new Error("the voucher was not written");
    await transfer(tx, account, { cause: "gift", reference: given.id }, [
      { from: "funding:promotion", to: "vouchers", amount: balance },
    ]);
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "give-voucher",
      object: given.id,
      details: { amount: given.faceValue, balance: given.balance },
    });
    return ok(given);
  });
}

type Values = { readonly faceValue: Cny; readonly balance: Cny; readonly minimum: Cny };

function valuesOf({
  amount,
  balance = amount,
  minimum = "0",
}: VoucherGift): Result<Values, VoucherGiftRefusal> {
  const [face, left, smallest] = [amount, balance, minimum].map(parseAmount);
  if (!face?.ok || !left?.ok || !smallest?.ok) return refused("not-an-amount");
  if (compare(face.value, ZERO) <= 0) return refused("not-an-amount");
  if (compare(left.value, face.value) > 0) return refused("balance-above-amount");
  return ok({ faceValue: face.value, balance: left.value, minimum: smallest.value });
}

const refused = (code: VoucherGiftRefusal["code"]) => refuse({ code, rule: "R-FUND-2" } as const);
