import { useTranslations } from "next-intl";

import { NAV_ICONS } from "@/components/shell/nav-icons";
import { NavLink } from "@/components/shell/nav-link";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { consoleNav, routes } from "@/lib/routes";

/** The customer's navigation, in the sidebar and in the drawer of a phone. */
export function ConsoleNav() {
  const t = useTranslations("shell");
  return (
    <nav aria-label={t("mainNav")} className="flex-1 overflow-y-auto px-2 pt-1">
      {consoleNav.map((section) => (
        <div key={section.key}>
          {section.key !== "main" && (
            <h2 className="px-2 pt-4 pb-1 text-xs text-ink3">{t(`sections.${section.key}`)}</h2>
          )}
          <ul className="space-y-px">
            {section.items.map((item) => (
              <li key={item.key}>
                <NavLink href={item.href} exact={item.href === routes.overview()} className={LINE}>
                  <Icon
                    name={NAV_ICONS[item.key]}
                    className="size-4 text-ink3 group-aria-[current=page]:text-accent"
                  />
                  {t(`nav.${item.key}`)}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** Help, at the bottom of the sidebar of every page. */
export function ConsoleHelp() {
  const t = useTranslations("shell");
  return (
    <p className="sticky bottom-0 border-t border-line bg-canvas px-2 py-2">
      <Link href={routes.docs()} className={LINE}>
        <Icon name="help" className="size-4 text-ink3" />
        {t("help")}
      </Link>
    </p>
  );
}

const LINE =
  "group flex items-center gap-2.5 h-8 pointer-coarse:h-10 px-2 rounded-ctl border border-transparent text-ink2 hover:bg-sunken aria-[current=page]:bg-panel aria-[current=page]:border-line aria-[current=page]:text-ink aria-[current=page]:font-medium";
