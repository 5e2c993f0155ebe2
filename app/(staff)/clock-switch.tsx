import { useTranslations } from "next-intl";

import { ActionForm } from "@/components/ui/action-form";
import { SelectField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatCount } from "@/lib/format/count";
import { formatInstant } from "@/lib/format/instant";
import { watchClockAction } from "./actions";
import type { WatchedClock } from "./watched-clock";

type Listed = {
  readonly id: string;
  readonly name: string;
  readonly now: Date;
  readonly isReal: boolean;
  readonly accounts: number;
};

/** R-TIME-1 · Which clock's accounts to look at: real and test accounts never stand in one list. */
export function ClockSwitch(props: {
  readonly clocks: readonly Listed[];
  readonly watched: WatchedClock;
}) {
  const t = useTranslations("staff.clock");
  const options = props.clocks.map(({ id, name, now, isReal, accounts }) => ({
    value: id,
    label: isReal
      ? t("real", { accounts: formatCount(accounts) })
      : t("test", { name, now: formatInstant(now, "dense"), accounts: formatCount(accounts) }),
  }));
  return (
    <ActionForm action={watchClockAction} className="space-y-3">
      <div>
        <p className="font-semibold">{t("title")}</p>
        <p className="text-xs text-ink2 num">
          {t("text", { now: formatInstant(props.watched.now, "full") })}
        </p>
      </div>
      <SelectField
        name="clockId"
        label={t("label")}
        options={options}
        defaultValue={props.watched.id}
      />
      <SubmitButton kind="secondary">{t("watch")}</SubmitButton>
    </ActionForm>
  );
}
