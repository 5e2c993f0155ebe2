import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import {
  DensitySwitch,
  HotkeysSwitch,
  LanguageSwitch,
  ThemeSwitch,
} from "@/components/shell/preference-switches";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";

const MENU = "account-menu";

/** Who is signed in, how the page looks, and the way out. The browser's own popover; no script. */
export function AccountMenu(props: {
  readonly name: string;
  readonly note?: string | undefined;
  /** The reader's own settings. */
  readonly settings: { readonly label: string; readonly href: string };
  readonly signOut: (form: FormData) => Promise<void>;
  readonly children?: ReactNode;
}) {
  const t = useTranslations("shell");
  return (
    <>
      <button
        type="button"
        popoverTarget={MENU}
        className="flex items-center gap-2 h-8 pointer-coarse:h-10 pl-1 pr-1.5 rounded-ctl hover:bg-sunken cursor-pointer"
      >
        <span
          aria-hidden="true"
          className="size-6 rounded-full bg-accentw text-accenti text-xs font-semibold grid place-items-center"
        >
          {[...props.name][0]}
        </span>
        <span className="max-xl:sr-only max-w-48 truncate">{props.name}</span>
        <span className="sr-only">{t("accountMenu")}</span>
        <Icon name="down" className="size-3.5 text-ink3 hidden xl:block" />
      </button>
      <div
        id={MENU}
        popover="auto"
        className="fixed inset-auto right-4 top-[56px] m-0 supports-[position-area:bottom]:inset-auto supports-[position-area:bottom]:mt-1 supports-[position-area:bottom]:[position-area:bottom_span-left] w-64 rounded-panel bg-panel p-2 shadow-pop"
      >
        <div className="px-2 py-1.5">
          <div className="font-medium truncate">{props.name}</div>
          {props.note && <div className="text-xs text-ink3 num truncate">{props.note}</div>}
        </div>
        {props.children}
        <Link href={props.settings.href} className="btn btn-g w-full justify-start! px-2!">
          <Icon name="settings" />
          {props.settings.label}
        </Link>
        <div className="space-y-2 border-t border-line px-2 py-2 text-ink2">
          <Preference label={t("theme.label")}>
            <ThemeSwitch />
          </Preference>
          <Preference label={t("density.label")}>
            <DensitySwitch />
          </Preference>
          <Preference label={t("hotkeys.label")}>
            <HotkeysSwitch />
          </Preference>
        </div>
        <div className="sm:hidden border-t border-line py-1">
          <LanguageSwitch />
        </div>
        <form action={props.signOut} className="border-t border-line pt-1">
          <button className="btn btn-g w-full justify-start! px-2!">
            <Icon name="sign-out" />
            {t("signOut")}
          </button>
        </form>
      </div>
    </>
  );
}

function Preference(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="flex items-center gap-2">
      <span>{props.label}</span>
      <span className="ml-auto">{props.children}</span>
    </div>
  );
}
