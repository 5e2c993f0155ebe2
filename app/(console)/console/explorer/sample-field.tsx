import { useTranslations } from "next-intl";

import { SamplePhotos } from "@/app/sample-photos";
import { LICENCE_TERMS, type SamplePhoto } from "@/lib/sample-photos";

/** Photos to try the API with, and who is to be thanked for them. */
export function SampleField(props: {
  readonly photos: readonly SamplePhoto[];
  readonly chosen: string | null;
}) {
  const t = useTranslations("explorer.samples");
  return (
    <div>
      <SamplePhotos photos={props.photos} chosen={props.chosen} columns="grid-cols-5" />
      <details className="mt-1 text-xs text-ink3">
        <summary className="min-h-6 content-center">{t("licences")}</summary>
        <ul className="mt-1 space-y-0.5">
          {props.photos.map(({ name, author, licence }) => (
            <li key={name}>
              {t("credit", { name: t(`name.${name}`), author })}{" "}
              {licence === "cc-by" ? (
                <a href={LICENCE_TERMS[licence]} className="lnk underline">
                  {t(`licence.${licence}`)}
                </a>
              ) : (
                t(`licence.${licence}`)
              )}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
