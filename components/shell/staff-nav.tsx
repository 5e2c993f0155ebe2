import { useTranslations } from "next-intl";

import { NAV_ICONS } from "@/components/shell/nav-icons";
import { NavLink } from "@/components/shell/nav-link";
import { Icon } from "@/components/ui/icon";
import { formatCount } from "@/lib/format/count";
import { staffNav, type NavKey, type StaffRole } from "@/lib/routes";

/** How much waits behind a line of the navigation. */
export type Waiting = Readonly<Partial<Record<NavKey, number>>>;

/** A staff member's navigation: the pages of the role and no others. */
export function StaffNav({
  role,
  waiting,
}: {
  readonly role: StaffRole;
  readonly waiting: Waiting;
}) {
  const t = useTranslations("shell");
  return (
    <nav aria-label={t("mainNav")} className="flex-1 overflow-y-auto px-2 pt-1">
      <ul className="space-y-px">
        {staffNav(role).map((item) => (
          <li key={item.key}>
            <NavLink href={item.href} className={LINE}>
              <Icon name={NAV_ICONS[item.key]} />
              {t(`nav.${item.key}`)}
              <WaitingCount count={waiting[item.key] ?? 0} />
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function WaitingCount({ count }: { readonly count: number }) {
  const t = useTranslations("shell");
  if (count === 0) return null;
  return (
    <span className="ml-auto num text-xs bg-[#8fa3ff] text-[#16181d] font-semibold rounded-[5px] px-1.5 h-[18px] leading-[18px]">
      <span className="sr-only">{t("waiting")}</span>
      {formatCount(count)}
    </span>
  );
}

const LINE =
  "flex items-center gap-2.5 h-8 pointer-coarse:h-10 px-2 rounded-ctl text-staffd hover:bg-staff2 hover:text-white aria-[current=page]:bg-staff2 aria-[current=page]:text-white aria-[current=page]:font-medium";
