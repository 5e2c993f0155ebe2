import { moneyParts, type Amount } from "@/lib/format/money";

/**
 * An amount whose currency sign steps back, for headings and key figures. Running text and tables use
 * `formatMoney`. `signed` shows `+` before what came in.
 */
export function Money(props: { readonly amount: Amount; readonly signed?: boolean }) {
  const { sign, digits } = moneyParts(props.amount, { signed: props.signed ?? false });
  return (
    <span className="num whitespace-nowrap">
      {sign}
      <span className="text-[0.7em] font-medium mr-0.5">¥</span>
      {digits}
    </span>
  );
}
