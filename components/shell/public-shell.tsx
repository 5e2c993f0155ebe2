import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { Mark } from "@/components/shell/brand";
import { LanguageSwitch, ThemeSwitch } from "@/components/shell/preference-switches";
import { SandboxBanner } from "@/components/shell/sandbox-banner";
import { SkipLink } from "@/components/shell/skip-link";
import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { LEGAL_DOCUMENTS } from "@/lib/core/agreement";
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
            <nav aria-label={t("mainNav")} className="flex max-md:hidden sm:ml-4">
              <MainLinks />
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
          {/* On a phone the pages have a line of their own, so that each can be reached. */}
          <nav
            aria-label={t("mainNav")}
            className="flex overflow-x-auto border-t border-line px-2 md:hidden"
          >
            <MainLinks />
          </nav>
        </header>
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-[1240px] flex-1 px-4 lg:px-6 py-6 outline-none"
        >
          {props.children}
        </main>
        <footer className="border-t border-line">
          <div className="mx-auto flex max-w-[1240px] flex-wrap items-center gap-x-4 gap-y-2 px-4 lg:px-6 py-3 text-xs text-ink3">
            <p>{t("footer")}</p>
            <nav aria-label={t("legalNav")}>
              <FooterLinks />
            </nav>
            <span className="ml-auto">
              <ThemeSwitch />
            </span>
          </div>
        </footer>
      </div>
    </>
  );
}

function MainLinks() {
  const t = useTranslations("shell");
  const links = [
    { label: t("pricing"), href: routes.pricing() },
    { label: t("calculator"), href: routes.calculator() },
    { label: t("docs"), href: routes.docs() },
  ];
  return links.map(({ label, href }) => (
    <Link key={href} href={href} className="btn btn-g px-2!">
      {label}
    </Link>
  ));
}

function FooterLinks() {
  const [t, legal] = [useTranslations("shell"), useTranslations("legal.names")];
  const links = [
    { label: t("help"), href: routes.docs() },
    { label: t("rules"), href: routes.rules() },
    ...LEGAL_DOCUMENTS.map((document) => ({
      label: legal(document),
      href: routes.legal(document),
    })),
    { label: t("serviceStatus"), href: routes.serviceStatus() },
  ];
  return (
    <ul className="flex flex-wrap gap-x-4">
      {links.map(({ label, href }) => (
        <li key={href}>
          <Link href={href} className="inline-block min-h-6 leading-6 hover:underline">
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
