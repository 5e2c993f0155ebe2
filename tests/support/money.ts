import { cny, fenString, type Cny } from "@/lib/core/money";
import type { Payment, Purses } from "@/lib/core/payment";

type Amounts<Name extends string> = Partial<Record<Name, string>>;

/** Purses with what is named in them and nothing else. */
export const purses = ({
  cash = "0",
  income = "0",
  gift = "0",
}: Amounts<keyof Purses>): Purses => ({
  cash: cny(cash),
  income: cny(income),
  gift: cny(gift),
});

export const payment = ({
  voucher = "0",
  gift = "0",
  income = "0",
  cash = "0",
}: Amounts<keyof Payment>): Payment => ({
  voucher: cny(voucher),
  gift: cny(gift),
  income: cny(income),
  cash: cny(cash),
});

/** Every amount of a record as text, so that a failing test shows money and not the inside of a decimal. */
export const inText = <Name extends string>(amounts: Readonly<Record<Name, Cny>>) =>
  Object.fromEntries(
    Object.entries<Cny>(amounts).map(([name, amount]) => [name, fenString(amount)]),
  );
