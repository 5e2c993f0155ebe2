import { useTranslations } from "next-intl";

import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { LinkTabs } from "@/components/ui/link-tabs";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { companyPapers, personPapers } from "@/lib/demo/papers";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { submitVerificationAction } from "./actions";
import { KINDS } from "./kinds";

type Kind = (typeof KINDS)[number];

/** Name and number as the document has them. In the sandbox a link fills in papers of nobody. */
export function VerifyForm(props: {
  readonly kind: Kind;
  readonly accountId: string;
  readonly filled: boolean;
}) {
  const t = useTranslations("verify");
  const { kind } = props;
  const papers =
    env().sandbox && props.filled ? demoPapers(kind, props.accountId, t(`demo.${kind}`)) : null;
  return (
    <div className="max-w-xl">
      <Panel title={t("form")}>
        <LinkTabs
          label={t("kindLabel")}
          tabs={KINDS.map((each) => ({
            label: t(`kind.${each}`),
            href: routes.verify({ kind: each }),
            current: each === kind,
          }))}
        />
        {/* A field keeps what was typed; a new key makes it take the demo's papers. */}
        <ActionForm
          key={`${kind} ${props.filled}`}
          action={submitVerificationAction}
          className="mt-3 space-y-3"
        >
          <input type="hidden" name="kind" value={kind} />
          <TextField
            name="name"
            label={t(`${kind}.name`)}
            defaultValue={papers?.name ?? ""}
            autoComplete={kind === "personal" ? "name" : "organization"}
            required
          />
          <TextField
            name="number"
            label={t(`${kind}.number`)}
            help={t(`${kind}.help`)}
            defaultValue={papers?.number ?? ""}
            autoComplete="off"
            required
          />
          <p className="text-xs text-ink2">{t(env().sandbox ? "sealedSandbox" : "sealed")}</p>
          <div className="flex flex-wrap gap-2">
            <SubmitButton>{t("submit")}</SubmitButton>
            {env().sandbox && (
              <ButtonLink href={routes.verify({ kind, demo: 1 })} kind="ghost">
                {t("demo.fill")}
              </ButtonLink>
            )}
          </div>
        </ActionForm>
      </Panel>
    </div>
  );
}

/** R-REF-7 · Papers of the account's own, so that demo accounts do not look like one person's. */
function demoPapers(kind: Kind, accountId: string, name: string) {
  const serial = Number(accountId);
  return kind === "personal"
    ? personPapers(name, serial % 1_000)
    : companyPapers(name, serial % 100_000_000);
}
