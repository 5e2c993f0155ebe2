import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { oneOf, type SearchParams } from "@/app/search-params";
import { requireStaff } from "@/lib/auth/viewer";
import { Desk } from "../desk";
import { QUEUE_TABS, queueOf, type QueueTab } from "../queue";
import { reviewOf, type Review } from "../review";

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: SearchParams;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await requireStaff("support", "finance");
  const { account } = await reviewOf((await params).id);
  const t = await getTranslations("review");
  return { title: t("titleOf", { customer: account.name }) };
}

/** R-REF-7, R-REF-11 · One request with all that the decision needs, and the decision. */
export default async function ReviewRefundPage({ params, searchParams }: Props) {
  await requireStaff("support", "finance");
  const review = await reviewOf((await params).id);
  const queue = await queueOf(oneOf(QUEUE_TABS, (await searchParams).tab) ?? tabOf(review));
  return <Desk queue={queue} review={review} page="request" />;
}

const tabOf = ({ refund: { state } }: Review): QueueTab =>
  state === "in_review" || state === "awaiting_finance" ? state : "decided";
