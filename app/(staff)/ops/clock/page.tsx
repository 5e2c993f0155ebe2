import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { watchedClock } from "@/app/(staff)/watched-clock";
import type { SearchParams } from "@/app/search-params";
import { Banner } from "@/components/shell/banner";
import { PageHeader } from "@/components/shell/page-header";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { requireStaff } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import { formatInstant } from "@/lib/format/instant";
import { ClockFace } from "./clock-face";
import { ClockLog } from "./clock-log";
import { JumpPanel } from "./jump-panel";
import { instantFrom, jumpsFrom } from "./jumps";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ops.clock"))("title") };
}

const EVERY_SECONDS = 2;

/** R-TIME-1 · The watched test clock: what time it is, what falls due next, and the way forward. */
export default async function ClockPage(props: { readonly searchParams: SearchParams }) {
  await requireStaff("operator");
  const query = await props.searchParams;
  const [t, clock] = await Promise.all([getTranslations("ops.clock"), watchedClock()]);
  if (clock.isReal || !env().sandbox) {
    return (
      <>
        <PageHeader title={t("title")} />
        <ClockFace clock={clock} />
        <Banner severity="info">{t(env().sandbox ? "isReal" : "notHere")}</Banner>
      </>
    );
  }
  const goal = instantFrom(query.goal);
  const underWay = goal !== null && clock.now < goal;
  return (
    <>
      <PageHeader title={t("title")} note={clock.name} />
      {underWay && <LiveRefresh seconds={EVERY_SECONDS} />}
      <div role="status">
        {underWay && (
          <Banner severity="info">{t("underWay", { goal: formatInstant(goal, "full") })}</Banner>
        )}
      </div>
      <ClockFace clock={clock} />
      {!underWay && (
        <JumpPanel clock={clock} jumps={await jumpsFrom(clock)} to={instantFrom(query.to)} />
      )}
      <ClockLog clockId={clock.id} />
    </>
  );
}
