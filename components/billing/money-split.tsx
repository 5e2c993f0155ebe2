import { useTranslations } from "next-intl";

import { Icon } from "@/components/ui/icon";
import { formatMoney, type Amount } from "@/lib/format/money";

export type SplitRow = {
  readonly purse: "voucher" | "gift" | "income" | "cash";
  readonly paid: Amount;
  /** Left out of every row where nothing is given back: a checkout, a bill. */
  readonly returned?: Amount;
  readonly note?: string;
};

/** Which purse paid how much, and how much each gets back. `balanced` says that the entries balance. */
export function MoneySplit(props: {
  readonly caption: string;
  readonly rows: readonly SplitRow[];
  readonly total: { readonly paid: Amount; readonly returned?: Amount };
  readonly balanced?: string;
}) {
  const t = useTranslations("components.split");
  const givesBack = props.total.returned !== undefined;
  const explains = props.balanced !== undefined || props.rows.some((row) => row.note !== undefined);
  return (
    <table className="w-full num">
      <caption className="sr-only">{props.caption}</caption>
      <thead>
        <tr className="bg-sunken">
          <th className="th py-1.5! pl-4!" scope="col">
            {t("purse")}
          </th>
          <th className={`th py-1.5! text-right ${givesBack ? "" : "pr-4!"}`} scope="col">
            {t("paid")}
          </th>
          {givesBack && (
            <th className="th py-1.5! text-right max-sm:pr-4!" scope="col">
              {t("returned")}
            </th>
          )}
          {explains && (
            <th className="th py-1.5! pr-4! hidden sm:table-cell" scope="col">
              {t("note")}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.purse} className="border-t border-line">
            <th scope="row" className="td py-1.5! pl-4! text-left whitespace-nowrap font-normal">
              {t(row.purse)}
            </th>
            <td
              className={`td py-1.5! text-right ${givesBack ? "text-ink2" : "pr-4! font-medium"}`}
            >
              {formatMoney(row.paid)}
            </td>
            {givesBack && (
              <td
                className={`td py-1.5! max-sm:pr-4! text-right font-medium ${muted(row.returned)}`}
              >
                {formatMoney(row.returned ?? "0")}
              </td>
            )}
            {explains && (
              <td className="td py-1.5! pr-4! text-xs text-ink3 hidden sm:table-cell">
                {row.note ?? "—"}
              </td>
            )}
          </tr>
        ))}
        <tr className="border-t border-line2 bg-sunken">
          <th scope="row" className="td py-1.5! pl-4! text-left font-semibold">
            {t("total")}
          </th>
          <td className={`td py-1.5! text-right ${givesBack ? "" : "pr-4! font-semibold"}`}>
            {formatMoney(props.total.paid)}
          </td>
          {props.total.returned !== undefined && (
            <td className="td py-1.5! max-sm:pr-4! text-right font-semibold">
              {formatMoney(props.total.returned)}
            </td>
          )}
          {explains && (
            <td className="td py-1.5! pr-4! whitespace-nowrap text-xs text-ok hidden sm:table-cell">
              {props.balanced && (
                <>
                  <Icon name="balanced" className="size-3.5 inline -mt-0.5" /> {props.balanced}
                </>
              )}
            </td>
          )}
        </tr>
      </tbody>
    </table>
  );
}

const muted = (returned: Amount | undefined): string =>
  returned === undefined || Number(returned) === 0 ? "text-ink3" : "";
