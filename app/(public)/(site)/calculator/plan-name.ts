import { cny, type Cny } from "@/lib/core/money";
import type { Plan } from "@/lib/core/purchase-plan";
import type { Locale } from "@/lib/format/locale";
import { packName } from "@/lib/format/pack-name";

type PackWords = Parameters<typeof packName>[2];

/** `500 万次包 × 2 + 10 万次包 × 3`, or the word for a plan without packs. */
export const planName = (
  plan: Plan,
  locale: Locale,
  allPostpaid: string,
  words: PackWords,
): string =>
  plan.packs.length === 0
    ? allPostpaid
    : plan.packs
        .map(({ offer, quantity }) => {
          const name = packName({ kind: "bought", callsTotal: offer.calls }, locale, words);
          return `${name} × ${quantity}`;
        })
        .join(" + ");

/** What a call costs on average, to a millionth of a yuan; null where there are none. */
export const averageOf = ({ perCall }: Plan): Cny | null =>
  perCall && cny(perCall.toDecimalPlaces(6));
