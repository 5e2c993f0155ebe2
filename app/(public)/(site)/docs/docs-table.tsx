import { KeysetTable, type Column } from "@/components/ui/keyset-table";

/** A table inside the text: all of its rows are there, so it has no pages and is never empty. */
export function DocsTable<Row>(props: {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}) {
  return (
    <div className="panel overflow-clip text-sm">
      <KeysetTable {...props} wide empty={null} />
    </div>
  );
}

/** The names and types of a programming interface. */
export function Mono({ children }: { readonly children: string }) {
  return <code className="font-mono text-xs wrap-anywhere">{children}</code>;
}
