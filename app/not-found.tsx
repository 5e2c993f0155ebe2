import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { Link } from "@/components/ui/link";
import { routes } from "@/lib/routes";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("common"))("notFound.title") };
}

/** What a reader sees when nothing is here, or nothing that is theirs. */
export default async function NotFound() {
  const t = await getTranslations("common");
  return (
    <main id="main" className="mx-auto max-w-[560px] px-4 py-16">
      <section className="panel p-6">
        <h1 className="text-lg font-semibold">{t("notFound.title")}</h1>
        <p className="mt-1 text-ink2">{t("notFound.text")}</p>
        <Link href={routes.home()} className="btn btn-s mt-4">
          {t("notFound.home")}
        </Link>
      </section>
    </main>
  );
}
