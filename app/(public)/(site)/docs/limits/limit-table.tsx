import { useTranslations } from "next-intl";

import { MOST_KEYS } from "@/lib/core/api-key";
import type { Policies } from "@/lib/core/policies";
import { MOST_WEBHOOKS } from "@/lib/core/webhook";
import { formatCount } from "@/lib/format/count";
import { MOST_PER_PAGE } from "@/lib/rest/paging";
import { TOKEN_RATE } from "@/lib/rest/rate-limit";
import { MOST_EVENTS } from "@/lib/rest/usage-events";
import { MOST_TOKENS } from "@/lib/services/tokens/create-token";
import { DOWNLOAD_TIME_LIMIT_MS, MAX_DOWNLOADS_PER_ACCOUNT } from "@/lib/tagger/fetch-image";
import { MAX_BASE64_LENGTH, MAX_IMAGE_PIXELS } from "@/lib/tagger/inspect-image";
import { MAX_REQUEST_BYTES } from "@/lib/vendor/door";
import { MAX_SKEW_S } from "@/lib/vendor/verify-signature";
import { DocsTable } from "../docs-table";

const MIB = 1024 * 1024;

/** Each limit as the code or the price list in force has it. */
export function LimitTable({ policies }: { readonly policies: Policies }) {
  const [t, docs] = [useTranslations("docsLimits"), useTranslations("docs")];
  const mb = (bytes: number) => t("values.mb", { count: bytes / MIB });
  const count = (most: number) => t("values.count", { count: formatCount(most) });
  const perSecond = (most: number) => t("values.perSecond", { count: formatCount(most) });
  const constant = t("table.constant");
  const policy = t("table.policy");
  const rows = [
    { key: "requests", value: perSecond(policies.requestsPerSecond), where: policy },
    { key: "body", value: mb(MAX_REQUEST_BYTES), where: constant },
    { key: "skew", value: docs("minutes", { count: String(MAX_SKEW_S / 60) }), where: constant },
    { key: "base64", value: mb(MAX_BASE64_LENGTH), where: constant },
    {
      key: "pixels",
      value: t("values.pixels", { count: formatCount(MAX_IMAGE_PIXELS) }),
      where: constant,
    },
    {
      key: "download",
      value: docs("seconds", { count: String(DOWNLOAD_TIME_LIMIT_MS / 1000) }),
      where: constant,
    },
    { key: "downloads", value: count(MAX_DOWNLOADS_PER_ACCOUNT), where: constant },
    { key: "keys", value: count(MOST_KEYS), where: constant },
    { key: "tokens", value: count(MOST_TOKENS), where: constant },
    { key: "tokenRate", value: perSecond(TOKEN_RATE.perSecond), where: constant },
    { key: "events", value: count(MOST_EVENTS), where: constant },
    { key: "page", value: count(MOST_PER_PAGE), where: constant },
    { key: "webhooks", value: count(MOST_WEBHOOKS), where: constant },
    { key: "lateUsage", value: docs("days", { count: policies.lateUsageDays }), where: policy },
    { key: "quantity", value: count(policies.packQuantityMax), where: policy },
    { key: "refundDays", value: docs("days", { count: policies.refundDays }), where: policy },
    { key: "grace", value: docs("hours", { count: String(policies.graceHours) }), where: policy },
    { key: "notice", value: docs("days", { count: policies.quotaNoticeDays }), where: policy },
  ] as const;
  return (
    <DocsTable
      caption={t("table.caption")}
      columns={[
        {
          key: "what",
          header: t("table.what"),
          cell: ({ key }) => t(`rows.${key}`),
          card: "title",
          wrap: true,
        },
        { key: "where", header: t("table.where"), cell: ({ where }) => where },
        {
          key: "value",
          header: t("table.value"),
          cell: ({ value }) => value,
          align: "right",
          card: "aside",
        },
      ]}
      rows={rows}
      keyOf={({ key }) => key}
    />
  );
}
