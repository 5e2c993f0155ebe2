import { getTranslations } from "next-intl/server";

import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { unitPriceString } from "@/lib/core/money";
import { formatCount } from "@/lib/format/count";
import { formatUnitPrice } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import { catalogInForce } from "@/lib/services/catalogs";

const SOURCES = [
  { key: "free", colour: "bg-free" },
  { key: "pack", colour: "bg-pack" },
  { key: "postpaid", colour: "bg-post" },
] as const;

/** What it is, what it costs in one line, and who pays for a call. */
export default async function HomePage() {
  const t = await getTranslations("site.home");
  const { products } = await catalogInForce(database(), systemClock.now());
  const free = formatCount(products.general.freeCallsPerMonth);
  const [firstTier] = products.general.tiers;
  const price = firstTier ? formatUnitPrice(unitPriceString(firstTier.unitPrice)) : "";

  return (
    <div className="mx-auto max-w-[860px] space-y-10 py-6 sm:py-12">
      <section>
        <h1 className="text-2xl font-semibold tracking-tight">{t("title")}</h1>
        <p className="mt-3 max-w-[38rem] text-md text-ink2">{t("lead")}</p>
        <p className="num mt-4 text-base font-medium">{t("priceLine", { free, price })}</p>
        <div className="mt-6 flex flex-wrap gap-2">
          <ButtonLink href={routes.register()} kind="primary">
            {t("start")}
          </ButtonLink>
          <ButtonLink href={routes.pricing()}>{t("prices")}</ButtonLink>
        </div>
      </section>

      <section aria-labelledby="order">
        <h2 id="order" className="text-base font-semibold">
          {t("order")}
        </h2>
        <ol className="mt-3 grid gap-3.5 sm:grid-cols-3">
          {SOURCES.map(({ key, colour }, index) => (
            <li key={key} className="panel p-4">
              <p className="flex items-center gap-2 font-medium">
                <span aria-hidden="true" className={`size-2.5 rounded-[3px] ${colour}`} />
                <span className="num text-ink3">{index + 1}</span>
                {t(`steps.${key}.title`)}
              </p>
              <p className="mt-1.5 text-ink2">{t(`steps.${key}.text`, { free })}</p>
            </li>
          ))}
        </ol>
      </section>

      <section aria-labelledby="why" className="panel p-5">
        <h2 id="why" className="text-base font-semibold">
          {t("why.title")}
        </h2>
        <p className="mt-1.5 text-ink2">{t("why.text")}</p>
        <p className="mt-3">
          <Link href={routes.rules()} className="lnk">
            {t("why.link")}
          </Link>
        </p>
      </section>
    </div>
  );
}
