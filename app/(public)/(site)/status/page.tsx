import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";

import { RuleChip } from "@/components/billing/rule-chip";
import { Banner, type Severity } from "@/components/shell/banner";
import { PageHeader } from "@/components/shell/page-header";
import { Badge, type Tone } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Facts } from "@/components/ui/facts";
import type { IconName } from "@/components/ui/icon";
import { Panel } from "@/components/ui/panel";
import { systemClock } from "@/lib/clock";
import { nextSettlement, settlementState, type Health } from "@/lib/core/service-health";
import { formatInstant } from "@/lib/format/instant";
import { routes } from "@/lib/routes";
import { checkServices, type Checked, type ServiceChecks } from "./service-checks";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("serviceStatus"))("title") };
}

const CHECKED: readonly Checked[] = ["api", "database", "worker", "queue"];

/** How the service fares at this moment, by asking it; what cannot be asked is said to be unknown. */
export default async function StatusPage() {
  const t = await getTranslations("serviceStatus");
  const now = systemClock.now();
  const { health, facts } = await checkServices(now);
  const worst = worstOf(CHECKED.map((each) => health[each]));

  return (
    <div className="mx-auto max-w-[860px] space-y-3.5">
      <PageHeader
        title={t("title")}
        note={t("checkedAt", { at: formatInstant(now, "full") })}
        actions={<ButtonLink href={routes.serviceStatus()}>{t("again")}</ButtonLink>}
      />
      <Banner severity={SEVERITIES[worst]}>{t(`overall.${worst}`)}</Banner>
      <Panel title={t("parts")} flush>
        <ul className="divide-y divide-line">
          {CHECKED.map((part) => (
            <li key={part} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
              <div className="min-w-0 flex-1">
                <p className="font-medium">{t(`part.${part}.name`)}</p>
                <p className="text-xs text-ink3 num">
                  <Reading part={part} facts={facts} />
                </p>
              </div>
              <HealthBadge health={health[part]} />
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t("settlement.title")} action={<RuleChip id="R-SET-1" />}>
        <Settlement facts={facts} now={now} />
      </Panel>
      <Panel title={t("incidents.title")}>
        <p className="text-ink2">{t("incidents.none")}</p>
      </Panel>
    </div>
  );
}

function Reading(props: { readonly part: Checked; readonly facts: ServiceChecks["facts"] }) {
  const t = useTranslations("serviceStatus.part");
  const { part, facts } = props;
  switch (part) {
    case "api":
    case "database":
      return t(`${part}.about`);
    case "worker":
      return facts
        ? t("worker.about", { at: formatInstant(facts.performedThrough, "full") })
        : t("worker.unknown");
    case "queue":
      if (!facts) return t("queue.unknown");
      return facts.waitingSince
        ? t("queue.since", { at: formatInstant(facts.waitingSince, "full") })
        : t("queue.empty");
  }
}

function Settlement(props: { readonly facts: ServiceChecks["facts"]; readonly now: Date }) {
  const t = useTranslations("serviceStatus.settlement");
  const { facts, now } = props;
  if (!facts) return <p className="text-ink2">{t("unknown")}</p>;
  const { lastSettlement, settledThrough } = facts;
  return (
    <Facts
      facts={[
        {
          label: t("through"),
          value: `${settledThrough} · ${t(settlementState(settledThrough, now))}`,
        },
        {
          label: t("last"),
          value: lastSettlement
            ? t("lastAt", {
                month: lastSettlement.month,
                at: formatInstant(lastSettlement.finishedAt, "full"),
              })
            : t("never"),
        },
        { label: t("next"), value: formatInstant(nextSettlement(now), "full") },
      ]}
    />
  );
}

function HealthBadge({ health }: { readonly health: Health }) {
  const t = useTranslations("serviceStatus.health");
  const [tone, icon] = BADGES[health];
  return (
    <Badge tone={tone} icon={icon}>
      {t(health)}
    </Badge>
  );
}

const BADGES: Readonly<Record<Health, readonly [Tone, IconName]>> = {
  ok: ["ok", "pass"],
  late: ["warn", "clock"],
  down: ["bad", "fail"],
  unknown: ["neutral", "unknown"],
};

const SEVERITIES: Readonly<Record<Health, Severity>> = {
  ok: "ok",
  late: "warn",
  down: "bad",
  unknown: "neutral",
};

const WORST_FIRST: readonly Health[] = ["down", "late", "unknown"];
const worstOf = (all: readonly Health[]): Health =>
  WORST_FIRST.find((health) => all.includes(health)) ?? "ok";
