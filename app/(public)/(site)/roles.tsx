import { useTranslations } from "next-intl";

import { Photo } from "@/components/ui/photo";
import overview from "@/docs/screenshots/overview-zh-light-1440.png";
import refundReview from "@/docs/screenshots/refund-review-zh-light-1440.png";
import settlementRun from "@/docs/screenshots/settlement-run-zh-light-1440.png";

/** Pictures of the console as it is; `npm run screenshots` makes them again. */
const ROLES = [
  { key: "customer", picture: overview },
  { key: "support", picture: refundReview },
  { key: "finance", picture: settlementRun },
] as const;

/** What each role sees of it. */
export function Roles() {
  const t = useTranslations("site.home.roles");
  return (
    <section aria-labelledby="roles">
      <h2 id="roles" className="text-base font-semibold">
        {t("title")}
      </h2>
      <ul className="mt-3 grid gap-3.5 md:grid-cols-3">
        {ROLES.map(({ key, picture }) => (
          <li key={key} className="panel overflow-clip">
            <Photo
              src={picture.src}
              alt={t(`${key}.picture`)}
              lazy
              className="aspect-8/5 w-full border-b border-line object-cover object-top"
            />
            <p className="px-4 pt-3 font-medium">{t(`${key}.title`)}</p>
            <p className="mt-1 px-4 pb-4 text-ink2">{t(`${key}.text`)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
