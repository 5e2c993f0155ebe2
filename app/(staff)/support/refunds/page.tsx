import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { trailOf } from "@/app/(console)/trail";
import { oneOf, type SearchParams } from "@/app/search-params";
import { requireStaff } from "@/lib/auth/viewer";
import { Desk } from "./desk";
import { firstTab, QUEUE_TABS, queueOf } from "./queue";
import { reviewOf } from "./review";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review"))("title") };
}

/** R-REF-7 · The requests that wait for a person, and beside them, where there is room, the first one. */
export default async function RefundQueuePage(props: { readonly searchParams: SearchParams }) {
  const { role } = await requireStaff("support", "finance");
  const { tab, trail } = await props.searchParams;
  const queue = await queueOf(oneOf(QUEUE_TABS, tab) ?? firstTab(role), trailOf(trail));
  const first = queue.rows[0];
  const review = first ? await reviewOf(first.refund.id) : null;
  return <Desk queue={queue} review={review} page="queue" />;
}
