import { RuleChip } from "@/components/billing/rule-chip";
import { Link } from "@/components/ui/link";

export type DerivationLine = {
  readonly label: string;
  /** Formatted: a count, a price or an amount. */
  readonly value: string;
  readonly operator?: "+" | "−" | "×" | "=" | "→";
  readonly note?: string;
  readonly rule?: { readonly id: string };
  /** Where the input came from: usage of the day, an order, an entry of the ledger. */
  readonly source?: { readonly label: string; readonly href: string };
};

/** How a number came to be, one step a line; a line that begins with `=` is a result. */
export function Derivation(props: {
  readonly caption: string;
  readonly lines: readonly DerivationLine[];
}) {
  return (
    <table className="w-full num">
      <caption className="sr-only">{props.caption}</caption>
      <tbody>
        {props.lines.map((line) => (
          <Line key={`${line.label} ${line.value}`} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ line }: { readonly line: DerivationLine }) {
  const result = line.operator === "=";
  return (
    <tr className={result ? "border-t border-line2" : ""}>
      <td className="w-4 py-1.5 align-top text-center text-ink3">{line.operator}</td>
      <th
        scope="row"
        className={`py-1.5 pl-1.5 pr-3 text-left align-top wrap-anywhere ${result ? "font-semibold" : "font-normal"}`}
      >
        {line.label}
        {line.rule && (
          <>
            {" "}
            <RuleChip id={line.rule.id} />
          </>
        )}
        {line.note && <span className="block text-xs font-normal text-ink3">{line.note}</span>}
      </th>
      <td
        className={`py-1.5 text-right align-top whitespace-nowrap ${result ? "font-semibold" : ""}`}
      >
        {line.value}
        {line.source && (
          <Link href={line.source.href} className="lnk block text-xs font-normal">
            {line.source.label}
          </Link>
        )}
      </td>
    </tr>
  );
}
