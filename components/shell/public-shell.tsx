import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { Mark } from "@/components/shell/brand";
import { LanguageSwitch, ThemeSwitch } from "@/components/shell/preference-switches";
import { SandboxBanner } from "@/components/shell/sandbox-banner";
import { SkipLink } from "@/components/shell/skip-link";
import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { routes } from "@/lib/routes";

/** The frame of what everybody may read. Whoever is signed in gets a way back to the console. */
export function PublicShell(props: {
  readonly signedIn: boolean;
  readonly sandbox?: boolean;
  readonly children: ReactNode;
}) {
  const [common, t] = [useTranslations("common"), useTranslations("shell")];
  return (
    <>
      <SkipLink />
      {props.sandbox && <SandboxBanner />}
      <div className="flex min-h-dvh flex-col">
        <header className="border-b border-line bg-canvas sticky top-0 z-30">
          <div className="mx-auto flex h-13 max-w-[1240px] items-center gap-2 px-4 lg:px-6">
            <Link href={routes.home()} className="flex items-center gap-2">
              <Mark />
              <span className="text-base font-semibold tracking-tight max-sm:sr-only">
                {common("product")}
              </span>
            </Link>
            <nav aria-label={t("mainNav")} className="sm:ml-4">
              <Link href={routes.pricing()} className="btn btn-g px-2!">
                {t("pricing")}
              </Link>
            </nav>
            <div className="ml-auto flex items-center gap-1.5 sm:gap-2">
              <LanguageSwitch />
              {props.signedIn ? (
                <ButtonLink href={routes.overview()} kind="primary">
                  {t("toConsole")}
                </ButtonLink>
              ) : (
                <>
                  <ButtonLink href={routes.signIn()}>{t("signIn")}</ButtonLink>
                  <ButtonLink href={routes.register()} kind="primary">
                    {t("register")}
                  </ButtonLink>
                </>
              )}
            </div>
          </div>
        </header>
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-[1240px] flex-1 px-4 lg:px-6 py-6 outline-none"
        >
          {props.children}
        </main>
        <footer className="border-t border-line">
          <div className="mx-auto flex max-w-[1240px] items-center gap-3 px-4 lg:px-6 py-3 text-xs text-ink3">
            <p>{t("footer")}</p>
            <span className="ml-auto">
              <ThemeSwitch />
            </span>
          </div>
        </footer>
      </div>
    </>
  );
}
