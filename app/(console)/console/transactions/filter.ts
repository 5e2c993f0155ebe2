import { oneOf, type SearchParams } from "@/app/search-params";
import { HOLDINGS, type Holding, type TransactionFilter } from "@/db/queries/ledger";
import {
  isMonth,
  monthEnd,
  monthOf,
  monthStart,
  previousMonth,
  type Month,
} from "@/lib/core/calendar";
import { TRANSFER_CAUSES, type TransferCause } from "@/lib/core/ledger";

/** The causes that move a customer's own money; revenue is recognised without them. */
export const CAUSES = TRANSFER_CAUSES.filter((cause) => cause !== "recognition");

/** What the address asks for. What it does not name is not filtered. */
export type Chosen = {
  readonly month?: Month | undefined;
  readonly cause?: TransferCause | undefined;
  readonly holding?: Holding | undefined;
};

/** Reads the address; what makes no sense is not filtered by. */
export function chosenFrom(query: Awaited<SearchParams>): Chosen {
  const month = String(query.month ?? "");
  return {
    month: isMonth(month) ? month : undefined,
    cause: oneOf(CAUSES, query.cause),
    holding: oneOf(HOLDINGS, query.holding),
  };
}

/** What the database is asked. */
export const filterOf = ({ month, cause, holding }: Chosen): TransactionFilter => ({
  ...(cause ? { cause } : {}),
  ...(holding ? { holding } : {}),
  ...(month ? { from: monthStart(month), to: monthEnd(month) } : {}),
});

/** The months to choose from: the current one and those before it, since the account was opened. */
export function monthsSince(createdAt: Date, now: Date): Month[] {
  const months: Month[] = [];
  const first = monthOf(createdAt < now ? createdAt : now);
  for (
    let month = monthOf(now);
    month >= first && months.length < MOST_MONTHS;
    month = previousMonth(month)
  ) {
    months.push(month);
  }
  return months;
}

const MOST_MONTHS = 36;
