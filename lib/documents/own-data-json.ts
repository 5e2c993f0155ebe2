import type { Asker } from "@/db/client";
import { OWN_DATA, ownData } from "@/db/queries/own-data";

/** All that an account has, as one JSON object with a list a kind; written while it is read, never held whole. */
export function ownDataJson(
  db: Asker,
  accountId: string,
  now: Date,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const parts = partsOf(db, accountId, now);
  const text = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await parts.next();
      if (next.done) controller.close();
      else controller.enqueue(text.encode(next.value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}

async function* partsOf(db: Asker, accountId: string, now: Date): AsyncGenerator<string, void> {
  yield `{"madeAt":${JSON.stringify(now)}`;
  for (const kind of OWN_DATA) {
    yield `,\n"${kind}":[`;
    let isFirst = true;
    for await (const row of ownData(db, accountId, kind, now)) {
      yield `${isFirst ? "" : ","}\n${JSON.stringify(row)}`;
      isFirst = false;
    }
    yield "]";
  }
  yield "}\n";
}
