import { useTranslations } from "next-intl";

/** The place of a page that is still loading, at its final height: nothing jumps. */
export function PageSkeleton(props: { readonly rows?: number }) {
  const t = useTranslations("components");
  return (
    <div aria-busy="true" className="space-y-3.5">
      <p className="sr-only" role="status">
        {t("loading")}
      </p>
      <div className="h-8 w-40 rounded-ctl bg-neuw" />
      <div className="panel h-[104px]" />
      <TableSkeleton rows={props.rows ?? 8} />
    </div>
  );
}

/** Rows of a table's height, without a spinner. */
export function TableSkeleton(props: { readonly rows: number }) {
  return (
    <div className="panel divide-y divide-line" aria-hidden="true">
      {Array.from({ length: props.rows }, (_, row) => (
        <div key={row} className="flex h-(--row) items-center gap-6 px-4">
          <div className="h-3 w-1/4 rounded bg-neuw" />
          <div className="h-3 w-1/6 rounded bg-neuw" />
          <div className="ml-auto h-3 w-1/6 rounded bg-neuw" />
        </div>
      ))}
    </div>
  );
}
