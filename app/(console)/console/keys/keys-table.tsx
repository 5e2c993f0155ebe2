import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { StatusBadge } from "@/components/billing/status-badge";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import { Link } from "@/components/ui/link";
import type { KeyState } from "@/lib/core/api-key";
import { formatCount } from "@/lib/format/count";
import { routes } from "@/lib/routes";
import { KeyActions } from "./key-actions";
import type { ListedKey } from "./listed-keys";

/** The keys of the account. A key is known by its public half; the secret is never shown again. */
export function KeysTable({
  keys,
  callable,
}: {
  readonly keys: readonly ListedKey[];
  /** Whether the service is open: else a key alone does not make a call work. */
  readonly callable: boolean;
}) {
  const t = useTranslations("keys");
  const common = useTranslations("common");
  const columns: readonly Column<ListedKey>[] = [
    {
      key: "name",
      header: t("name"),
      cell: ({ name }) => <span className="inline-block min-w-32 wrap-anywhere">{name}</span>,
      card: "title",
      wrap: true,
    },
    {
      key: "id",
      header: t("id"),
      cell: ({ secretId, masked }) => <CopyButton value={secretId} shown={masked} />,
    },
    { key: "scopes", header: t("scopes"), cell: (key) => <Rights of={key} /> },
    {
      key: "created",
      header: t("created"),
      cell: ({ createdAt }) => <Instant at={createdAt} style="dense" />,
    },
    {
      key: "used",
      header: t("lastUsed"),
      cell: ({ lastUsedAt }) =>
        lastUsedAt ? <Instant at={lastUsedAt} style="dense" /> : common("none"),
    },
    {
      key: "calls",
      header: t("calls"),
      cell: ({ secretId, calls }) => (
        <Link href={routes.usage({ range: "week", key: secretId })} className="lnk">
          {formatCount(calls)}
        </Link>
      ),
      align: "right",
    },
    {
      key: "state",
      header: t("state"),
      cell: (key) => <State of={key} />,
      card: "aside",
    },
    {
      key: "actions",
      header: t("actions"),
      quiet: true,
      cell: (key) => <KeyActions of={key} />,
      align: "right",
    },
  ];
  return (
    <KeysetTable
      caption={t("key.title")}
      columns={columns}
      rows={keys}
      keyOf={({ secretId }) => secretId}
      empty={
        <EmptyState
          icon="key"
          title={t("key.empty")}
          text={t(callable ? "key.emptyText" : "key.emptyNotActivated")}
        />
      }
    />
  );
}

function Rights({ of: { scopes, addresses } }: { readonly of: ListedKey }) {
  const [t, common] = [useTranslations("keys"), useTranslations("common")];
  return (
    <>
      {scopes.map((scope) => t(`scope.${scope}`)).join(common("listSeparator"))}
      {addresses.length > 0 && (
        <span className="block text-xs text-ink3" title={addresses.join("\n")}>
          {t("addressesCount", { count: addresses.length })}
        </span>
      )}
    </>
  );
}

function State({ of: { state, stopsAt } }: { readonly of: ListedKey }) {
  const t = useTranslations("keys");
  return (
    <>
      <StatusBadge status={STATUS[state]} />
      {stopsAt && (
        <span className="block text-xs text-ink3">
          {t.rich("stops", { at: () => <Instant at={stopsAt} style="dense" /> })}
        </span>
      )}
    </>
  );
}

// One that stops while the page is made has nothing else to say than one that was stopped.
const STATUS = {
  active: "key.active",
  rotating: "key.rotating",
  disabled: "key.disabled",
  stopped: "key.disabled",
} as const satisfies Readonly<Record<KeyState, string>>;
