import { useTranslations } from "next-intl";

import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { SubmitButton } from "@/components/ui/submit-button";
import type { channelsOf } from "@/db/queries/alerts";
import { isMandatory, type NoticeKind } from "@/lib/core/notice";
import { changeChannelsAction } from "./actions";

type Channels = Awaited<ReturnType<typeof channelsOf>>;

/** The kinds of notices by what they are about. A kind that stands nowhere is a type error. */
const GROUPS = {
  money: [
    "bill-issued",
    "bill-adjusted",
    "balance-adjusted",
    "arrears",
    "arrears-reminder",
    "balance-low",
    "forecast-short",
    "money-received",
  ],
  packs: [
    "free-pack-used-up",
    "pack-low",
    "pack-used-up",
    "pack-expiring",
    "pack-given",
    "quota-change",
    "price-change",
  ],
  service: [
    "activated",
    "suspended-for-arrears",
    "resumed",
    "content-stopped",
    "content-restored",
    "service-closed",
  ],
  requests: [
    "refund-paid",
    "refund-refused",
    "refund-in-review",
    "verification-approved",
    "verification-rejected",
    "invoice-issued",
    "invoice-rejected",
    "invoice-reversed",
  ],
} as const satisfies Readonly<Record<string, readonly NoticeKind[]>>;

type Grouped = (typeof GROUPS)[keyof typeof GROUPS][number];
type Ungrouped = Exclude<NoticeKind, Grouped>;
const groups: Ungrouped extends never ? typeof GROUPS : Ungrouped = GROUPS;

/** Each kind of notice as a sentence, and the ways by which it is passed on. The console always tells. */
export function ChannelsForm({ channels }: { readonly channels: Channels }) {
  const t = useTranslations("alerts");
  const chosen = new Map(channels.map((channel) => [channel.kind, channel]));
  return (
    <ActionForm action={changeChannelsAction}>
      <div className="grid items-start lg:grid-cols-2">
        {GROUP_NAMES.map((group) => (
          <table key={group} className="w-full border-b border-line lg:odd:border-r">
            <caption className="sr-only">{t(`channels.groups.${group}`)}</caption>
            <thead>
              <tr className="bg-sunken text-xs text-ink2">
                <th scope="col" className="px-4 py-1.5 text-left font-medium">
                  {t(`channels.groups.${group}`)}
                </th>
                {WAYS.map((way) => (
                  <th key={way} scope="col" className="w-16 px-2 py-1.5 text-center font-medium">
                    {t(`channels.${way}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {groups[group].map((kind) => (
                <Row
                  key={kind}
                  kind={kind}
                  email={chosen.get(kind)?.email ?? true}
                  webhook={chosen.get(kind)?.webhook ?? true}
                />
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <div className="px-4 py-3">
        <SubmitButton>{t("settings.save")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

const WAYS = ["console", "email", "webhook"] as const;
const GROUP_NAMES = ["money", "packs", "service", "requests"] as const;

function Row(props: {
  readonly kind: NoticeKind;
  readonly email: boolean;
  readonly webhook: boolean;
}) {
  const t = useTranslations("alerts");
  const rule = t(`rules.${props.kind}`);
  return (
    <tr className="border-t border-line">
      <th scope="row" className="px-4 py-1 text-left font-normal leading-5">
        {rule}
      </th>
      <td className="px-2 py-1 text-center text-ok">
        <Icon name="check" className="inline size-4" />
        <span className="sr-only">{t("channels.always")}</span>
      </td>
      <td className="px-2 py-1 text-center">
        {isMandatory(props.kind) ? (
          <Badge tone="neutral">{t("channels.always")}</Badge>
        ) : (
          <Box
            name="email"
            kind={props.kind}
            label={t("channels.onEmail", { rule })}
            checked={props.email}
          />
        )}
      </td>
      <td className="px-2 py-1 text-center">
        <Box
          name="webhook"
          kind={props.kind}
          label={t("channels.onWebhook", { rule })}
          checked={props.webhook}
        />
      </td>
    </tr>
  );
}

const Box = (props: {
  readonly name: "email" | "webhook";
  readonly kind: NoticeKind;
  readonly label: string;
  readonly checked: boolean;
}) => (
  <label className="inline-flex size-7 items-center justify-center align-middle">
    <input
      type="checkbox"
      name={props.name}
      value={props.kind}
      aria-label={props.label}
      defaultChecked={props.checked}
      className="size-4 accent-[var(--c-accent)]"
    />
  </label>
);
