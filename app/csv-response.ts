import { csvOf, type Cell } from "@/lib/format/csv";
import { attachment } from "@/lib/format/file-name";

/** A table as a file to keep. The name may be Chinese; old browsers get one in ASCII. */
export const csvResponse = (
  name: string,
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
): Response =>
  new Response(csvOf(header, rows), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": attachment(`${name}.csv`),
      "Cache-Control": "private, no-store",
    },
  });
