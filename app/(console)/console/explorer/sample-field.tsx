import { useTranslations } from "next-intl";

import { Photo } from "@/components/ui/photo";
import { routes } from "@/lib/routes";
import { LICENCE_TERMS, type SamplePhoto } from "@/lib/sample-photos";

/** Photos to try the API with, and who is to be thanked for them. */
export function SampleField(props: {
  readonly photos: readonly SamplePhoto[];
  readonly chosen: string | null;
}) {
  const t = useTranslations("explorer.samples");
  return (
    <div>
      <fieldset>
        <legend className="text-xs font-medium text-ink2 mb-1">{t("title")}</legend>
        <div className="grid grid-cols-5 gap-1.5">
          {props.photos.map(({ name }) => (
            <label
              key={name}
              className="relative block cursor-pointer overflow-clip rounded-[5px] border-2 border-transparent has-checked:border-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="sample"
                value={name}
                defaultChecked={name === props.chosen}
                className="absolute size-px opacity-0"
              />
              <Photo
                src={routes.explorerSample(name)}
                alt={t(`name.${name}`)}
                lazy
                className="aspect-4/3 w-full object-cover"
              />
            </label>
          ))}
        </div>
      </fieldset>
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
