import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import type { latestVerification } from "@/db/queries/verifications";

/** What was submitted; the number is kept sealed and shown masked. */
export function Submission(props: {
  readonly submission: NonNullable<Awaited<ReturnType<typeof latestVerification>>>;
}) {
  const t = useTranslations("verify");
  const { kind, name, numberMasked, submittedAt, approvedAt } = props.submission;
  return (
    <div className="max-w-xl">
      <Panel title={t("submission")}>
        <Facts
          facts={[
            { label: t("kindLabel"), value: t(`kind.${kind}`) },
            { label: t(`${kind}.name`), value: name },
            {
              label: t(`${kind}.number`),
              value: <span className="font-mono">{numberMasked}</span>,
            },
            { label: t("submittedAt"), value: <Instant at={submittedAt} style="full" /> },
            ...(approvedAt
              ? [{ label: t("approvedAt"), value: <Instant at={approvedAt} style="full" /> }]
              : []),
          ]}
        />
      </Panel>
    </div>
  );
}
