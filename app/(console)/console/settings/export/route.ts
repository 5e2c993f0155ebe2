import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";

import { database } from "@/db";
import { isSameOrigin } from "@/lib/auth/is-same-origin";
import { requireCustomer } from "@/lib/auth/viewer";
import { systemClock } from "@/lib/clock";
import { ownDataJson } from "@/lib/documents/own-data-json";
import { env } from "@/lib/env";
import { attachment } from "@/lib/format/file-name";
import { routes } from "@/lib/routes";
import { exportOwnData } from "@/lib/services/export-own-data";

const MINUTE_MS = 60_000;

/** All of the customer's data as a file. Posted, as it is written down who took it. */
export async function POST(request: NextRequest): Promise<Response> {
  if (!isSameOrigin(request.headers, env().consoleUrl)) return new Response(null, { status: 403 });
  const { accountId, context } = await requireCustomer();
  const [t, allowed] = await Promise.all([
    getTranslations("settings.export"),
    exportOwnData(context),
  ]);
  if (!allowed.ok) {
    const wait = Math.ceil(
      (allowed.refusal.until.getTime() - systemClock.now().getTime()) / MINUTE_MS,
    );
    const Location = routes.settings({ tab: "data", wait });
    return new Response(null, { status: 303, headers: { Location } });
  }
  return new Response(ownDataJson(database(), accountId, allowed.value), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": attachment(`${t("file", { account: accountId })}.json`),
      "Cache-Control": "private, no-store",
    },
  });
}
