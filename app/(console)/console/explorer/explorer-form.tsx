import { useTranslations } from "next-intl";

import { Icon } from "@/components/ui/icon";
import { Panel } from "@/components/ui/panel";
import type { TrialCall } from "@/db/queries/trials";
import { EDITIONS, PRODUCTS } from "@/lib/core/catalog";
import { routes } from "@/lib/routes";
import { SAMPLE_PHOTOS } from "@/lib/sample-photos";
import { MAX_IMAGE_BYTES } from "@/lib/tagger/inspect-image";
import { ExplorerFormControl } from "./explorer-form-control";
import type { Problem } from "./question";
import { SampleField } from "./sample-field";

export type UsableKey = { readonly secretId: string; readonly name: string };

const MEBIBYTE = 1024 * 1024;

/** What is called, with which picture, signed by which key. It begins as the call that is shown was made. */
export function ExplorerForm(props: {
  readonly id: string;
  readonly keys: readonly UsableKey[];
  readonly last: TrialCall | null;
  readonly problem: Problem | undefined;
}) {
  const t = useTranslations("explorer.form");
  const most = MAX_IMAGE_BYTES / MEBIBYTE;
  return (
    <Panel title={t("title")} note={t("note")}>
      <ExplorerFormControl
        action={routes.explorerCall()}
        id={props.id}
        maxBytes={MAX_IMAGE_BYTES}
        calls={Math.max(1, props.last?.editions.length ?? 0)}
        words={{
          picture: t("picture"),
          drop: t("drop", { most }),
          chosen: t("chosen"),
          send: t("send"),
          sending: t("sending"),
          failed: t("failed"),
          tooLarge: t("tooLarge", { size: "{size}", most }),
          counts: EDITIONS.map((_, index) => t("counts", { calls: index + 1 })),
        }}
        icon={<Icon name="picture" className="size-6 text-ink3" />}
        problem={
          props.problem && (
            <p role="alert" className="rounded-ctl bg-badw px-3 py-2 text-bad">
              {t(`problem.${props.problem}`, { most })}
            </p>
          )
        }
        api={<ApiField last={props.last} />}
        samples={<SampleField photos={SAMPLE_PHOTOS} chosen={sampleOf(props.last)} />}
        sign={<KeyField keys={props.keys} chosen={props.last?.secretId} />}
      />
    </Panel>
  );
}

/** The sample of the last call; the first one where nothing was called yet, so that one press is enough. */
const sampleOf = (last: TrialCall | null): string | null =>
  last ? last.sample : SAMPLE_PHOTOS[0].name;

function ApiField({ last }: { readonly last: TrialCall | null }) {
  const t = useTranslations("explorer");
  const product = last?.product ?? "general";
  const editions = last && last.editions.length > 0 ? last.editions : ["album", "camera"];
  return (
    <div className="grid gap-3">
      <fieldset>
        <legend className="text-xs font-medium text-ink2 mb-1">{t("form.api")}</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1.5">
          {PRODUCTS.map((each) => (
            <label key={each} className="inline-flex items-center gap-2 min-h-6">
              <input
                type="radio"
                name="product"
                value={each}
                defaultChecked={each === product}
                className="size-4 accent-[var(--c-accent)]"
              />
              {t(`product.${each}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="hidden group-has-[input[value=legacy]:checked]:block">
        <legend className="text-xs font-medium text-ink2 mb-1">{t("form.editions")}</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1.5">
          {EDITIONS.map((each) => (
            <label key={each} className="inline-flex items-center gap-2 min-h-6">
              <input
                type="checkbox"
                name="edition"
                value={each}
                defaultChecked={editions.includes(each)}
                className="size-4 accent-[var(--c-accent)]"
              />
              {t(`edition.${each}`)}
            </label>
          ))}
        </div>
        <p className="mt-1 text-xs text-ink3">{t("form.editionsHelp")}</p>
      </fieldset>
    </div>
  );
}

function KeyField(props: { readonly keys: readonly UsableKey[]; readonly chosen?: string }) {
  const t = useTranslations("explorer.form");
  return (
    <label className="block">
      <span className="block text-xs font-medium text-ink2 mb-1">{t("key")}</span>
      <select name="secretId" defaultValue={props.chosen} className="control">
        {props.keys.map(({ secretId, name }) => (
          <option key={secretId} value={secretId}>
            {`${name} · ${secretId.slice(0, 4)}…${secretId.slice(-4)}`}
          </option>
        ))}
      </select>
      <span className="mt-1 block text-xs text-ink3">{t("keyHelp")}</span>
    </label>
  );
}
