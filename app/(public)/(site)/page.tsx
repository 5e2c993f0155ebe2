import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";

import { oneOf, oneValue, type SearchParams } from "@/app/search-params";
import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { overpayZones } from "@/lib/core/advice";
import type { Catalog } from "@/lib/core/catalog";
import { listCharge } from "@/lib/core/months-ahead";
import { tierReached } from "@/lib/core/pricing";
import { env } from "@/lib/env";
import { formatCount } from "@/lib/format/count";
import { formatMoney, formatUnitPrice } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import { catalogInForce } from "@/lib/services/catalogs";
import { cipherOf } from "@/lib/services/crypt";
import { DemoPanel } from "./demo/demo-panel";
import { openTrial } from "./demo/sealed-trial";
import { TRIAL_PROBLEMS } from "./demo/trial-problem";
import { Roles } from "./roles";

const SOURCES = [
  { key: "free", colour: "bg-free" },
  { key: "pack", colour: "bg-pack" },
  { key: "postpaid", colour: "bg-post" },
] as const;

/** What it is, what it costs in one line, a try, and who pays for a call. */
export default async function HomePage(props: { readonly searchParams: SearchParams }) {
  const asked = await props.searchParams;
  const [t, catalog] = await Promise.all([
    getTranslations("site.home"),
    catalogInForce(database(), systemClock.now()),
  ]);
  const { tiers, freeCallsPerMonth } = catalog.products.general;
  const free = formatCount(freeCallsPerMonth);
  const price = formatUnitPrice(tierReached(tiers, 0).unitPrice);
  const sealed = oneValue(asked.tried);

  return (
    <div className="mx-auto max-w-[1080px] space-y-8 py-4 sm:py-8">
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_400px]">
        <section className="lg:pt-6">
          <h1 className="text-2xl font-semibold tracking-tight">{t("title")}</h1>
          <p className="mt-3 max-w-[38rem] text-md text-pretty text-ink2">{t("lead")}</p>
          <p className="num mt-4 text-base font-medium">{t("priceLine", { free, price })}</p>
          <div className="mt-6 flex flex-wrap gap-2">
            <ButtonLink href={routes.register()} kind="primary">
              {t("start")}
            </ButtonLink>
            <ButtonLink href={routes.pricing()}>{t("prices")}</ButtonLink>
          </div>
          <Cliff catalog={catalog} />
        </section>
        <DemoPanel
          catalog={catalog}
          trial={sealed ? openTrial(cipherOf(env().encryptionKey), sealed) : null}
          problem={oneOf(TRIAL_PROBLEMS, asked.problem)}
          isBuiltIn={env().taggerUrl === null}
        />
      </div>

      <section aria-labelledby="order">
        <h2 id="order" className="text-base font-semibold">
          {t("order")}
        </h2>
        <ol className="mt-3 grid gap-x-2 gap-y-1 sm:grid-cols-[1fr_auto_1fr_auto_1fr]">
          {SOURCES.map(({ key, colour }, index) => (
            <li key={key} className="contents">
              {index > 0 && (
                <Icon
                  name="arrow"
                  className="size-5 place-self-center text-ink3 max-sm:rotate-90"
                />
              )}
              <div className="panel p-4">
                <p className="flex items-center gap-2 font-medium">
                  <span aria-hidden="true" className={`size-2.5 rounded-[3px] ${colour}`} />
                  <span className="num text-ink3">{index + 1}</span>
                  {t(`steps.${key}.title`)}
                </p>
                <p className="mt-1.5 text-ink2">{t(`steps.${key}.text`, { free })}</p>
              </div>
            </li>
          ))}
        </ol>
      </section>

      <Roles />

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

/** Round numbers are easier to compare. */
const ROUND = 10_000;

/** R-PRICE-1 · The first volume at which fewer calls cost more, told in one line. */
function Cliff({ catalog }: { readonly catalog: Catalog }) {
  const t = useTranslations("site.home");
  const [zone] = overpayZones(catalog.products.general.tiers);
  if (!zone) return null;
  const middle = Math.floor((zone.fromCalls + zone.toCalls) / 2 / ROUND) * ROUND;
  const calls = middle >= zone.fromCalls ? middle : zone.toCalls;
  const words = {
    from: formatCount(calls),
    to: formatCount(zone.cheaperAt),
    price: formatMoney(listCharge(catalog, "general", calls)),
    less: formatMoney(listCharge(catalog, "general", zone.cheaperAt)),
  };
  return (
    <div className="panel mt-8 max-w-[38rem] p-4">
      <h2 className="num font-semibold">{t("zone.title", words)}</h2>
      <p className="num mt-1 text-ink2">{t("zone.text", words)}</p>
      <p className="mt-2">
        <Link href={routes.calculator({ calls })} className="lnk">
          {t("calculator")}
        </Link>
      </p>
    </div>
  );
}
