import { useLocale, useTranslations } from "next-intl";

import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import { nameOf, type Term, type TermChange } from "@/lib/core/catalog-terms";
import { termName, termValue } from "@/components/billing/term-words";

/** What differs between two versions, old beside new. */
export function ChangesTable(props: {
  readonly caption: string;
  readonly changes: readonly TermChange[];
}) {
  const t = useTranslations("catalog");
  const locale = useLocale();
  const columns: readonly Column<TermChange>[] = [
    {
      key: "term",
      header: t("terms.term"),
      cell: ({ term }) => termName(term, t, locale),
      card: "title",
      wrap: true,
    },
    {
      key: "before",
      header: t("terms.before"),
      cell: ({ term, before }) => <span className="text-ink2">{termValue(term, before, t)}</span>,
      align: "right",
    },
    {
      key: "after",
      header: t("terms.after"),
      cell: ({ term, after }) => <b className="font-semibold">{termValue(term, after, t)}</b>,
      align: "right",
    },
  ];
  return (
    <KeysetTable
      caption={props.caption}
      columns={columns}
      rows={props.changes}
      keyOf={({ term }) => nameOf(term)}
      wide
      empty={null}
    />
  );
}

/** Values of one version. */
export function TermsTable(props: { readonly caption: string; readonly terms: readonly Term[] }) {
  const t = useTranslations("catalog");
  const locale = useLocale();
  const columns: readonly Column<Term>[] = [
    {
      key: "term",
      header: t("terms.term"),
      cell: (term) => termName(term, t, locale),
      card: "title",
      wrap: true,
    },
    {
      key: "value",
      header: t("terms.value"),
      cell: (term) => termValue(term, term.value, t),
      align: "right",
      card: "aside",
    },
  ];
  return (
    <KeysetTable
      caption={props.caption}
      columns={columns}
      rows={props.terms}
      keyOf={nameOf}
      empty={null}
    />
  );
}
