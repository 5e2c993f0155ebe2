import { useTranslations } from "next-intl";

import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { formatCount } from "@/lib/format/count";
import { routes } from "@/lib/routes";
import type { Usage } from "./usage";

/** R-USE-1 · Why calls failed, the most frequent first. None of them was billed. */
export function FailuresPanel({
  failures,
  ofAllKeys,
}: Pick<Usage, "failures"> & { readonly ofAllKeys: boolean }) {
  const t = useTranslations("usage.failures");
  return (
    <Panel title={t("title")} note={t(ofAllKeys ? "noteOfAllKeys" : "note")} flush>
      {failures.length === 0 ? (
        <EmptyState icon="pass" title={t("none")} />
      ) : (
        <ul className="max-h-80 divide-y divide-line overflow-y-auto">
          {failures.map(({ action, code, calls }) => (
            <li key={`${action} ${code}`} className="flex items-baseline gap-3 px-4 py-2">
              <span className="min-w-0">
                <Link
                  href={routes.docsSection("errors", code)}
                  className="lnk block font-mono text-xs wrap-anywhere"
                >
                  {code}
                </Link>
                <span className="text-xs text-ink3">{action}</span>
              </span>
              <span className="num ml-auto">{formatCount(calls)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
