import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { buttonClass } from "@/components/ui/button-class";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";

export type Column<Row> = {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand right. */
  readonly align?: "right";
  /** The header is read out but not shown: columns of buttons. */
  readonly quiet?: boolean;
  /** Where the cell goes on a phone: heading left, heading right, or nowhere. Else a labelled line. */
  readonly card?: "title" | "aside" | "hidden";
  /** Sentences may break; everything else stays on one line. */
  readonly wrap?: boolean;
  /** The header is a link that sorts; only for columns with an index behind them. */
  readonly sort?: { readonly href: string; readonly order?: "ascending" | "descending" };
};

export type Pager = {
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
  readonly summary?: string;
};

/**
 * A list from the database: a table, and cards on a phone. Pages go by keyset cursors that the links
 * carry. A `wide` table scrolls sideways in its own box at every width; others only where there is no room
 * beside the sidebar, and above that their header sticks to the top bar.
 */
export function KeysetTable<Row>(props: {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly wide?: boolean;
  readonly empty: ReactNode;
  readonly pager?: Pager;
}) {
  if (props.rows.length === 0) return <>{props.empty}</>;
  return (
    <>
      <TableOfRows {...props} />
      <ul className="md:hidden divide-y divide-line" aria-label={props.caption}>
        {props.rows.map((row) => (
          <li key={props.keyOf(row)} data-row className="px-4 py-3">
            <Card columns={props.columns} row={row} />
          </li>
        ))}
      </ul>
      {props.pager && <Pages pager={props.pager} />}
    </>
  );
}

function TableOfRows<Row>(props: {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly wide?: boolean;
}) {
  const t = useTranslations("components.table");
  return (
    <div
      className={`hidden md:block ${props.wide ? "overflow-x-auto" : "max-xl:overflow-x-auto"}`}
      role="region"
      tabIndex={0}
      aria-label={t("scroll", { caption: props.caption })}
    >
      <table className="w-full">
        <caption className="sr-only">{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <HeaderCell key={column.key} column={column} sticks={!props.wide} />
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.keyOf(row)} data-row className="group border-t border-line">
              {props.columns.map((column) => (
                <BodyCell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const EDGES = "first:pl-4 last:pr-4 first:sticky first:left-0";

function HeaderCell<Row>(props: { readonly column: Column<Row>; readonly sticks: boolean }) {
  const { column, sticks } = props;
  return (
    <th
      scope="col"
      aria-sort={column.sort?.order}
      className={`th z-10 bg-sunken first:z-20 ${EDGES} ${sticks ? "xl:sticky xl:top-13" : ""} ${column.align === "right" ? "text-right" : ""}`}
    >
      <HeaderWords column={column} />
    </th>
  );
}

function HeaderWords<Row>({ column }: { readonly column: Column<Row> }) {
  if (column.quiet) return <span className="sr-only">{column.header}</span>;
  if (!column.sort) return column.header;
  return (
    <Link
      href={column.sort.href}
      className="inline-flex items-center gap-0.5 min-h-6 hover:text-ink"
    >
      {column.header}
      {column.sort.order && (
        <Icon name={column.sort.order === "ascending" ? "up" : "down"} className="size-3" />
      )}
    </Link>
  );
}

function BodyCell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const Cell = column.card === "title" ? "th" : "td";
  return (
    <Cell
      scope={column.card === "title" ? "row" : undefined}
      className={`td h-(--row) font-normal bg-panel group-hover:bg-sunken group-focus-within:bg-sunken num ${EDGES} ${column.align === "right" ? "text-right" : "text-left"} ${column.wrap ? "" : "whitespace-nowrap"}`}
    >
      {column.cell(row)}
    </Cell>
  );
}

function Card<Row>(props: { readonly columns: readonly Column<Row>[]; readonly row: Row }) {
  const at = (place: Column<Row>["card"]) => props.columns.filter(({ card }) => card === place);
  return (
    <>
      <div className="flex items-start gap-2">
        <div className="font-medium min-w-0">
          {at("title").map((column) => (
            <div key={column.key}>{column.cell(props.row)}</div>
          ))}
        </div>
        <div className="ml-auto text-right num">
          {at("aside").map((column) => (
            <div key={column.key}>{column.cell(props.row)}</div>
          ))}
        </div>
      </div>
      <dl className="mt-1.5 space-y-1 text-xs">
        {at(undefined).map((column) => (
          <div key={column.key} className="flex items-baseline gap-3">
            <dt className={column.quiet ? "sr-only" : "text-ink3 shrink-0"}>{column.header}</dt>
            <dd className={`min-w-0 num ${column.quiet ? "" : "ml-auto text-right"}`}>
              {column.cell(props.row)}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The way to the pages before and after, for lists that are no tables. */
export function Pages({ pager }: { readonly pager: Pager }) {
  const t = useTranslations("components.table");
  return (
    <nav
      aria-label={t("pages")}
      className="flex items-center gap-2 border-t border-line px-4 py-2.5 text-xs text-ink3"
    >
      <span className="num">{pager.summary}</span>
      <span className="ml-auto flex gap-2">
        {pager.previous && (
          <Link href={pager.previous} rel="prev" className={buttonClass("secondary", true)}>
            <Icon name="left" className="size-3.5" />
            {t("previous")}
          </Link>
        )}
        {pager.next && (
          <Link href={pager.next} rel="next" className={buttonClass("secondary", true)}>
            {t("next")}
            <Icon name="right" className="size-3.5" />
          </Link>
        )}
      </span>
    </nav>
  );
}
