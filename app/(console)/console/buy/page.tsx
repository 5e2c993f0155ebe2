import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { PageHeader } from "@/components/shell/page-header";
import { requireCustomer } from "@/lib/auth/viewer";
import { routes } from "@/lib/routes";
import { choiceOf, type Choice } from "./choice";
import { offersFor, type Offers } from "./offers";
import { PackCards } from "./pack-cards";
import { Summary } from "./summary";
import { VolumeLine } from "./volume-line";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("buy"))("title") };
}

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** Which pack is right for me? */
export default async function BuyPage({ searchParams }: Props) {
  const customer = await requireCustomer();
  const [t, asked] = await Promise.all([getTranslations("buy"), searchParams]);
  const offers = await offersFor(customer, asked.calls);
  const choice = choiceOf(asked, offers.catalog, offers.sales) ?? firstChoice(offers);
  const calls = offers.isOwnUsage ? undefined : offers.monthlyCalls;

  return (
    <>
      <PageHeader
        title={t("title")}
        note={t("note")}
        back={{ label: t("packs"), href: routes.packs() }}
      />
      <div className="grid lg:grid-cols-[minmax(0,1fr)_340px] gap-3.5 items-start">
        <div className="space-y-3.5">
          <VolumeLine offers={offers} choice={choice} />
          <PackCards offers={offers} choice={choice} calls={calls} />
        </div>
        <Summary customer={customer} catalog={offers.catalog} choice={choice} calls={calls} />
      </div>
    </>
  );
}

/** What is advised, or the smallest pack: nobody is led to buy more than pays off. */
function firstChoice({ advice, catalog, comparisons, sales }: Offers): Choice {
  const asked = advice === "none" ? { sku: comparisons[0]?.offer.sku } : advice;
  const choice = choiceOf(asked, catalog, sales);
  if (!choice) throw new Error("the catalogue sells no packs");
  return choice;
}
