import { and, eq, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { invoiceTitles } from "@/db/schema";
import {
  checkTitle,
  TITLE_FIELDS,
  type CheckedTitle,
  type TitleField,
  type TitleRefusal,
  type TitleRequest,
} from "@/lib/core/invoice-title";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Customer } from "@/lib/services/context";
import {
  findTitle,
  titleHolder,
  type StoredTitle,
  type TitleNotFound,
} from "@/lib/services/invoices/title";
import { lockAccount, type LockedAccount } from "@/lib/services/lock-account";
import { newId } from "@/lib/services/new-id";
import { plainText } from "@/lib/services/plain-text";
import { inTransaction } from "@/lib/services/transaction";

export type TitleToSave = TitleRequest & {
  /** The title that the new one takes the place of; invoices keep the one that they were asked for with. */
  readonly replaces?: string;
};
export type SaveTitleRefusal = TitleRefusal | TitleNotFound | TooManyTitles;
type TooManyTitles = { readonly code: "too-many-titles"; readonly rule: "R-INV-1" };

const MOST_TITLES = 50;
const LONGEST_FIELD = 120;

/** R-INV-1 · Keeps a title, in place of another where one is named. An account's first title is its default. */
export function saveTitle(
  { db, clock, actor }: Context<Customer>,
  { replaces, ...request }: TitleToSave,
): Promise<Result<StoredTitle, SaveTitleRefusal>> {
  return inTransaction(db, async (tx): Promise<Result<StoredTitle, SaveTitleRefusal>> => {
    const account = await lockAccount(tx, clock, actor.accountId);
    const checked = checkTitle(readable(request), await titleHolder(tx, account));
    if (!checked.ok) return checked;
    const replaced = replaces ? await findTitle(tx, account.id, replaces) : null;
    if (replaces && !replaced) return refuse({ code: "title-not-found", rule: "R-INV-1" });
    const kept = await keptTitles(tx, account);
    if (!replaced && kept.length >= MOST_TITLES)
      return refuse({ code: "too-many-titles", rule: "R-INV-1" });

    if (replaced) await retire(tx, account, replaced);
    const isDefault = replaced ? replaced.isDefault : kept.length === 0;
    const title = await addTitle(tx, account, checked.value, isDefault);
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "save-title",
      object: title.id,
      details: { ...checked.value, replaces: replaces ?? null },
    });
    return ok(title);
  });
}

/** The title is kept no longer; invoices that were asked for with it keep their copy. */
export async function retire(
  tx: Tx,
  account: LockedAccount,
  { id }: Pick<StoredTitle, "id">,
): Promise<void> {
  await tx
    .update(invoiceTitles)
    .set({ removedAt: account.now })
    .where(and(eq(invoiceTitles.accountId, account.id), eq(invoiceTitles.id, id)));
}

// What cannot be kept as it is reads as missing.
const readable = (request: TitleRequest): TitleRequest => ({
  kind: request.kind,
  ...(Object.fromEntries(
    TITLE_FIELDS.map((field) => [field, plainText(request[field], LONGEST_FIELD) ?? ""]),
  ) as Record<TitleField, string>),
});

const keptTitles = (tx: Tx, account: LockedAccount) =>
  tx
    .select({ id: invoiceTitles.id })
    .from(invoiceTitles)
    .where(and(eq(invoiceTitles.accountId, account.id), isNull(invoiceTitles.removedAt)));

async function addTitle(
  tx: Tx,
  account: LockedAccount,
  title: CheckedTitle,
  isDefault: boolean,
): Promise<StoredTitle> {
  const [saved] = await tx
    .insert(invoiceTitles)
    .values({
      ...title,
      accountId: account.id,
      id: newId("ttl"),
      isDefault,
      createdAt: account.now,
    })
    .returning();
  if (!saved) throw new Error("the title was not written");
  return saved;
}
