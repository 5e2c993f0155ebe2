import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { AccountMenu } from "@/components/shell/account-menu";
import { Mark } from "@/components/shell/brand";
import { ClockChip } from "@/components/shell/clock-chip";
import { NavDrawer, NavDrawerButton } from "@/components/shell/nav-drawer";
import { LanguageSwitch } from "@/components/shell/preference-switches";
import { Palette } from "@/components/shell/palette/palette";
import { SandboxBanner } from "@/components/shell/sandbox-banner";
import { SkipLink } from "@/components/shell/skip-link";
import { StaffNav, type Waiting } from "@/components/shell/staff-nav";
import { routes, type StaffRole } from "@/lib/routes";

/** The staff's frame: dark, with the role on it, so that nobody acts in the wrong place. */
export function StaffShell(props: {
  readonly name: string;
  readonly role: StaffRole;
  /** The clock whose accounts are looked at, and what opens below it: watching another. */
  readonly clock: { readonly now: Date; readonly isReal: boolean };
  readonly clockPanel?: ReactNode;
  /** In the top bar, for roles that look customers up. */
  readonly search?: ReactNode;
  readonly waiting?: Waiting;
  readonly sandbox?: boolean;
  readonly signOut: (form: FormData) => Promise<void>;
  readonly children: ReactNode;
}) {
  const t = useTranslations("shell");
  const inside = <Inside role={props.role} waiting={props.waiting ?? {}} />;
  return (
    <>
      <SkipLink />
      {props.sandbox && <SandboxBanner />}
      <div className="flex min-h-dvh">
        <aside className="hidden lg:flex w-[184px] shrink-0 flex-col bg-staff text-staffi h-dvh sticky top-0">
          {inside}
        </aside>
        <NavDrawer className="bg-staff text-staffi">{inside}</NavDrawer>
        <div className="flex-1 min-w-0">
          <header className="h-13 flex items-center gap-2 sm:gap-3 px-4 lg:px-6 border-b border-line bg-canvas sticky top-0 z-30">
            <NavDrawerButton />
            {props.search}
            <Palette searcher={props.role} />
            <div className="ml-auto flex items-center gap-1.5 sm:gap-2">
              <ClockChip {...props.clock} panel={props.clockPanel} hint={t("watchedClockHint")} />
              <span className="hidden sm:inline-flex">
                <LanguageSwitch />
              </span>
              <AccountMenu
                name={props.name}
                note={t(`roles.${props.role}`)}
                settings={{ label: t("security"), href: routes.staffSecurity() }}
                signOut={props.signOut}
              />
            </div>
          </header>
          {/* A desk fills the whole width and lays out its own columns. */}
          <main
            id="main"
            tabIndex={-1}
            className="px-4 lg:px-6 py-4 max-w-[1240px] mx-auto space-y-3.5 outline-none has-[>.desk]:p-0 has-[>.desk]:max-w-none has-[>.desk]:space-y-0"
          >
            {props.children}
          </main>
        </div>
      </div>
    </>
  );
}

function Inside({ role, waiting }: { readonly role: StaffRole; readonly waiting: Waiting }) {
  const [t, shell] = [useTranslations("common"), useTranslations("shell")];
  return (
    <>
      <div className="h-13 flex items-center gap-2 px-3.5 pr-12 lg:pr-3.5">
        <Mark onDark />
        <span className="text-base font-semibold">{t("product")}</span>
        <span className="badge ml-auto bg-staff2 text-staffi border border-white/15">
          {shell(`roles.${role}`)}
        </span>
      </div>
      <StaffNav role={role} waiting={waiting} />
      <p className="sticky bottom-0 px-3.5 py-3 border-t border-white/10 bg-staff text-xs text-staffd leading-[18px]">
        {shell("staffNotice")}
      </p>
    </>
  );
}
