import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { AccountMenu } from "@/components/shell/account-menu";
import { Mark } from "@/components/shell/brand";
import { ClockChip } from "@/components/shell/clock-chip";
import { ConsoleHelp, ConsoleNav } from "@/components/shell/console-nav";
import { NavDrawer, NavDrawerButton } from "@/components/shell/nav-drawer";
import { LanguageSwitch } from "@/components/shell/preference-switches";
import { Palette } from "@/components/shell/palette/palette";
import { SandboxBanner } from "@/components/shell/sandbox-banner";
import { SkipLink } from "@/components/shell/skip-link";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { formatCount } from "@/lib/format/count";
import { routes } from "@/lib/routes";

/** The customer's frame: light sidebar, top bar, and the page in the one `main`. */
export function ConsoleShell(props: {
  readonly name: string;
  /** Below the name in the menu: the account's number. */
  readonly note?: string;
  readonly unread: number;
  /** The account's time where it follows a test clock. */
  readonly testClock?: Date | undefined;
  /** What opens below the clock: advancing it, where the reader may. */
  readonly clockPanel?: ReactNode;
  readonly sandbox?: boolean;
  readonly signOut: (form: FormData) => Promise<void>;
  readonly children: ReactNode;
}) {
  const t = useTranslations("shell");
  return (
    <>
      <SkipLink />
      {props.sandbox && <SandboxBanner />}
      <div className="flex min-h-dvh">
        <aside className="hidden lg:flex w-[208px] shrink-0 flex-col border-r border-line bg-canvas h-dvh sticky top-0">
          <ConsoleBrand />
          <ConsoleNav />
          <ConsoleHelp />
        </aside>
        <NavDrawer className="bg-canvas">
          <ConsoleBrand />
          <ConsoleNav />
          <ConsoleHelp />
        </NavDrawer>
        <div className="flex-1 min-w-0">
          <header className="h-13 flex items-center gap-2 sm:gap-3 px-4 lg:px-6 border-b border-line bg-canvas sticky top-0 z-30">
            <NavDrawerButton />
            <HomeOfPhone />
            <Palette searcher="customer" />
            <div className="ml-auto flex items-center gap-1.5 sm:gap-2">
              {props.testClock && <ClockChip now={props.testClock} panel={props.clockPanel} />}
              <span className="hidden sm:inline-flex">
                <LanguageSwitch />
              </span>
              <Bell unread={props.unread} />
              <AccountMenu
                name={props.name}
                note={props.note}
                settings={{ label: t("nav.settings"), href: routes.settings() }}
                signOut={props.signOut}
              />
            </div>
          </header>
          <main
            id="main"
            tabIndex={-1}
            className="px-4 lg:px-6 py-4 max-w-[1240px] mx-auto space-y-3.5 outline-none"
          >
            {props.children}
          </main>
        </div>
      </div>
    </>
  );
}

function ConsoleBrand() {
  const [t, shell] = [useTranslations("common"), useTranslations("shell")];
  return (
    <Link href={routes.overview()} className="h-13 flex items-center gap-2 px-4">
      <Mark />
      <span className="text-base font-semibold tracking-tight">{t("product")}</span>
      <span className="text-xs text-ink3 mt-0.5">{shell("console")}</span>
    </Link>
  );
}

function HomeOfPhone() {
  const t = useTranslations("common");
  return (
    <Link href={routes.overview()} className="lg:hidden flex items-center">
      <Mark />
      <span className="sr-only">{t("product")}</span>
    </Link>
  );
}

function Bell({ unread }: { readonly unread: number }) {
  const t = useTranslations("shell");
  return (
    <Link
      href={routes.notifications()}
      aria-label={t("notifications", { count: unread })}
      title={unread > 0 ? formatCount(unread) : undefined}
      className="btn btn-g px-2! relative"
    >
      <Icon name="bell" />
      {unread > 0 && (
        <span className="absolute top-1 right-1 size-2 rounded-full bg-bad border-2 border-canvas box-content -m-0.5" />
      )}
    </Link>
  );
}
