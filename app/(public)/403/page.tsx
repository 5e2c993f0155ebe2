import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { notFound } from "next/navigation";

import { homeOf } from "@/lib/auth/home-of";
import { requireViewer } from "@/lib/auth/viewer";
import type { StaffRole } from "@/lib/routes";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("forbidden.title") };
}

type Props = { readonly searchParams: Promise<{ readonly needs?: string | string[] }> };
const STAFF_ROLES: readonly StaffRole[] = ["support", "finance", "operator"];

/** What staff read where another role works. Customers find nothing there at all. */
export default async function ForbiddenPage({ searchParams }: Props) {
  const { person } = await requireViewer();
  if (person.role === "customer") notFound();
  const [t, common] = await Promise.all([getTranslations("auth"), getTranslations("common")]);
  const asked = String((await searchParams).needs ?? "").split(",");
  const needed = STAFF_ROLES.filter((role) => asked.includes(role));
  const roles = needed.map((role) => t(`demo.roles.${role}`)).join(common("listSeparator"));

  return (
    <main id="main" className="mx-auto max-w-[560px] px-4 py-16">
      <section className="panel p-6">
        <h1 className="text-lg font-semibold">{t("forbidden.title")}</h1>
        <p className="mt-1 text-ink2">
          {t("forbidden.text", { roles, role: t(`demo.roles.${person.role}`) })}
        </p>
        <Link href={homeOf(person.role)} className="btn btn-s mt-4">
          {t("forbidden.back")}
        </Link>
      </section>
    </main>
  );
}
