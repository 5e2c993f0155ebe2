import { consumedPacks, type ConsumedPack } from "@/db/queries/consumption";
import { monthEnd, monthStart, type Month } from "@/lib/core/calendar";
import { paymentBetween } from "@/lib/core/line-payment";
import { cny, isZero, minus, plus, ZERO, type Cny } from "@/lib/core/money";
import { paymentTotal } from "@/lib/core/payment";
import { recognisedSoFar } from "@/lib/core/revenue";
import type { Reader } from "@/lib/vendor/billing/billing-action";
import { chargesOfMonth, paidFor, type Charge } from "@/lib/vendor/billing/charge";

/** What a month consumed of one charge: of a pack what its calls were worth, of postpaid calls all. */
export type Consumption = Omit<Charge, "of"> & {
  readonly of: Charge["of"];
  /** Calls of a pack that were used in the month; null where the charge is consumed whole. */
  readonly packCalls: number | null;
  /** What was paid and is not consumed yet at the end of the month. */
  readonly left: Cny;
};

/**
 * R-REV-1 · What an account consumed in a month, which is what it earned us: a pack by the call and its unused rest
 * when it expires, postpaid calls in their month. Corrections of bills count when they are booked. D-31.
 */
export async function consumptionOf(
  reader: Pick<Reader, "db" | "account">,
  month: Month,
): Promise<readonly Consumption[]> {
  const packs = await consumedPacks(reader.db, reader.account.id, month);
  const charges = await chargesOfMonth(reader, month);
  return [
    ...packs.map((pack) => ofPack(pack, month)),
    ...charges
      .filter(({ payMode }) => payMode === "postPay")
      .map((charge) => ({ ...charge, packCalls: null, left: ZERO })),
  ];
}

/** What the consumption of a month comes to. */
export const consumedTotal = (consumed: readonly Pick<Consumption, "payment">[]): Cny =>
  plus(...consumed.map(({ payment }) => paymentTotal(payment)));

/** Whether anything was consumed; a pack that lay idle has only something left. */
export const isConsumed = ({ payment, packCalls }: Consumption): boolean =>
  packCalls === null || packCalls > 0 || !isZero(paymentTotal(payment));

function ofPack({ pack, usedBefore, usedThrough }: ConsumedPack, month: Month): Consumption {
  const price = cny(pack.price);
  const earned = (used: number) => recognisedSoFar(price, used, pack.callsTotal);
  const isWrittenOff = pack.expiredAt !== null && pack.expiredAt < monthEnd(month);
  const before = earned(usedBefore);
  const through = isWrittenOff ? price : earned(usedThrough);
  return {
    id: pack.id,
    action: "purchase",
    payMode: "prePay",
    billId: pack.orderId ?? "",
    orderId: pack.orderId ?? "",
    resourceId: pack.id,
    product: pack.product,
    at: pack.createdAt,
    from: pack.startsAt > monthStart(month) ? pack.startsAt : monthStart(month),
    to: pack.endsAt < monthEnd(month) ? pack.endsAt : monthEnd(month),
    listPrice: null,
    payment: paymentBetween(paidFor(pack), before, through),
    packCalls: usedThrough - usedBefore,
    left: minus(price, through),
    of: { kind: "pack", pack },
  };
}
