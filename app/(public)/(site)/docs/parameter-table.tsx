import { useTranslations } from "next-intl";

import type { VendorAction } from "@/lib/vendor/action";
import { DocsTable, Mono } from "./docs-table";

/** What an action takes, as the action itself states it. `meaning` is left out where the names say enough. */
export function ParameterTable(props: {
  readonly caption: string;
  readonly action: Pick<VendorAction, "parameters" | "needs">;
  readonly meaning: (name: string) => string;
}) {
  const t = useTranslations("docs");
  const { parameters, needs } = props.action;
  return (
    <DocsTable
      caption={props.caption}
      columns={[
        {
          key: "name",
          header: t("parameter"),
          cell: ([name]) => <Mono>{name}</Mono>,
          card: "title",
        },
        { key: "type", header: t("type"), cell: ([, kind]) => <Mono>{kind}</Mono>, card: "aside" },
        {
          key: "required",
          header: t("required"),
          cell: ([name]) => t(needs.includes(name) ? "yes" : "no"),
        },
        { key: "meaning", header: t("meaning"), cell: ([name]) => props.meaning(name), wrap: true },
      ]}
      rows={Object.entries(parameters)}
      keyOf={([name]) => name}
    />
  );
}
