import { getLocale, getTranslations } from "next-intl/server";
import type { NextRequest } from "next/server";

import { csvResponse } from "@/app/csv-response";
import { requireCustomer } from "@/lib/auth/viewer";
import { shanghaiIso } from "@/lib/core/calendar";
import { packName } from "@/lib/format/pack-name";
import { packListOf, tabOf } from "../pack-list";

/** The packs of a tab as a file: all of them, not the page. */
export async function GET(request: NextRequest): Promise<Response> {
  const customer = await requireCustomer();
  const [t, words, status, locale] = await Promise.all([
    getTranslations("packs"),
    getTranslations("components"),
    getTranslations("status"),
    getLocale(),
  ]);
  const tab = tabOf(request.nextUrl.searchParams.get("tab"));
  const { packs, chances } = await packListOf(customer, tab);
  const header = [
    "order",
    "pack",
    "id",
    "source",
    "state",
    "left",
    "total",
    "starts",
    "ends",
    "refundUntil",
    "price",
  ] as const;
  return csvResponse(
    t("file", { tab: t(`tabs.${tab}`), account: customer.accountId }),
    header.map((column) => t(`csv.${column}`)),
    packs.map((pack) => {
      const chance = chances.get(pack.id);
      return [
        pack.place,
        packName(pack, locale, words),
        pack.id,
        t(`source.${pack.kind}`),
        status(`pack.${pack.state}`),
        pack.callsLeft,
        pack.callsTotal,
        shanghaiIso(pack.startsAt),
        shanghaiIso(pack.endsAt),
        chance?.open ? shanghaiIso(chance.until) : null,
        pack.price,
      ];
    }),
  );
}
