import { useTranslations } from "next-intl";

import { Icon } from "@/components/ui/icon";
import { routes } from "@/lib/routes";

/** Looks a customer up from any page. A plain form: its answer is an address. */
export function AccountSearch() {
  const t = useTranslations("staff");
  return (
    <form
      action={routes.staffAccounts()}
      role="search"
      className="hidden lg:flex items-center gap-2 h-8 w-[300px] px-2.5 rounded-ctl border border-line2 bg-panel text-ink3"
    >
      <Icon name="search" />
      <input
        type="search"
        name="q"
        maxLength={100}
        aria-label={t("search.label")}
        placeholder={t("search.placeholder")}
        className="min-w-0 flex-1 bg-transparent text-ink placeholder:text-ink3 outline-offset-8"
      />
    </form>
  );
}
