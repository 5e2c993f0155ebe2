import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { Icon } from "@/components/ui/icon";

const DRAWER = "nav-drawer";

/** Opens the navigation where no sidebar has room. */
export function NavDrawerButton() {
  const t = useTranslations("shell");
  return (
    <button
      type="button"
      popoverTarget={DRAWER}
      aria-label={t("openNav")}
      className="lg:hidden btn btn-g px-1.5! -ml-1.5"
    >
      <Icon name="menu" className="size-5" />
    </button>
  );
}

/** The sidebar of a small screen: the browser's own popover, closed by Escape or a press beside it. */
export function NavDrawer(props: { readonly className: string; readonly children: ReactNode }) {
  const t = useTranslations("shell");
  return (
    <div
      id={DRAWER}
      popover="auto"
      className={`drawer fixed inset-y-0 left-0 right-auto m-0 h-dvh max-h-none w-[264px] max-w-[85vw] flex-col open:flex lg:hidden! ${props.className}`}
    >
      <button
        type="button"
        popoverTarget={DRAWER}
        popoverTargetAction="hide"
        aria-label={t("closeNav")}
        className="absolute right-2 top-2.5 grid size-9 place-items-center rounded-ctl cursor-pointer"
      >
        <Icon name="close" className="size-5" />
      </button>
      {props.children}
    </div>
  );
}
