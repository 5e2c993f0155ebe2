import { useLocale, useTranslations } from "next-intl";

import { Badge } from "@/components/ui/badge";
import { Photo as Picture } from "@/components/ui/photo";
import { isAccepted, PHOTO_ANSWERS, PHOTOS, type Photo } from "@/lib/docs/photos";
import { routes } from "@/lib/routes";
import { LICENCE_TERMS, SAMPLE_PHOTOS } from "@/lib/sample-photos";
import { DocsTable } from "../docs-table";

/** The shipped photos, what is on them, what the model says, and what a person would say to that. */
export function PhotoTable() {
  const [t, common] = [useTranslations("docsLimits"), useTranslations("common")];
  const english = useLocale() === "en";
  const says = (photo: Photo) =>
    PHOTO_ANSWERS[photo].labels
      .map((label) => `${english ? label.nameEn : label.nameZh} ${label.confidence}`)
      .join(common("listSeparator")) || t("photosTable.nothing");
  return (
    <DocsTable
      caption={t("photosTable.caption")}
      columns={[
        {
          key: "photo",
          header: t("photosTable.photo"),
          cell: (photo) => <Credited photo={photo} alt={t(`shows.${photo}`)} />,
          card: "title",
        },
        {
          key: "shows",
          header: t("photosTable.shows"),
          cell: (photo) => t(`shows.${photo}`),
          wrap: true,
        },
        { key: "says", header: t("photosTable.says"), cell: says, wrap: true },
        {
          key: "verdict",
          header: t("photosTable.verdict"),
          cell: (photo) => {
            const answer = PHOTO_ANSWERS[photo];
            return (
              <Badge tone={isAccepted(answer) ? "ok" : "bad"}>
                {t(`verdicts.${answer.verdict}`)}
              </Badge>
            );
          },
        },
      ]}
      rows={PHOTOS}
      keyOf={(photo) => photo}
    />
  );
}

/** A photo with whoever is to be thanked for it. */
function Credited({ photo, alt }: { readonly photo: Photo; readonly alt: string }) {
  const t = useTranslations("explorer.samples.licence");
  const source = SAMPLE_PHOTOS.find(({ name }) => name === photo);
  return (
    <figure className="w-[128px] py-1 whitespace-normal">
      <Picture
        src={routes.explorerSample(photo)}
        alt={alt}
        lazy
        className="aspect-4/3 w-full rounded-[5px] object-cover"
      />
      {source && (
        <figcaption className="mt-1 text-2xs font-normal text-ink3">
          {source.author}
          <br />
          {source.licence === "cc-by" ? (
            <a href={LICENCE_TERMS[source.licence]} className="lnk underline">
              {t(source.licence)}
            </a>
          ) : (
            t(source.licence)
          )}
        </figcaption>
      )}
    </figure>
  );
}
