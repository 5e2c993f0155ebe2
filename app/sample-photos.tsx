import { useTranslations } from "next-intl";

import { Photo } from "@/components/ui/photo";
import { routes } from "@/lib/routes";
import type { SamplePhoto } from "@/lib/sample-photos";

/** Photos to try the API with, of which one is chosen: the field `sample` of a form. */
export function SamplePhotos(props: {
  readonly photos: readonly SamplePhoto[];
  readonly chosen: string | null | undefined;
  /** How many stand side by side. */
  readonly columns: "grid-cols-4" | "grid-cols-5";
}) {
  const t = useTranslations("explorer.samples");
  return (
    <fieldset>
      <legend className="mb-1 text-xs font-medium text-ink2">{t("title")}</legend>
      <div className={`grid gap-1.5 ${props.columns}`}>
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
  );
}
