import { useTranslations } from "next-intl";

import { PRODUCTS, type Catalog, type Edition, type Product } from "@/lib/core/catalog";
import { TAG_ACTIONS } from "@/lib/docs/vendor-actions";
import { formatCount } from "@/lib/format/count";
import { formatUnitPrice } from "@/lib/format/money";
import { SCENES } from "@/lib/vendor/tag-actions";
import { DocsTable, Mono } from "../docs-table";

/** R-CAT-1 · Which action is which product. */
const ACTION_OF: Readonly<Record<Product, string>> = {
  general: "DetectLabelPro",
  legacy: "DetectLabel",
};

/** Where the labels of an edition stand in the answer of `DetectLabel`. */
const FIELD_OF: Readonly<Record<Edition, string>> = {
  web: "Labels",
  camera: "CameraLabels",
  album: "AlbumLabels",
  news: "NewsLabels",
};

/** Both actions, and what a call of each costs before it gets cheaper. */
export function ActionTable({ products }: Pick<Catalog, "products">) {
  const t = useTranslations("docsTagging.actionsTable");
  const versionOf = (product: Product) =>
    TAG_ACTIONS.find(({ name }) => name === ACTION_OF[product])?.version ?? "";
  const firstPrice = (product: Product) => products[product].tiers[0]?.unitPrice ?? "0";
  return (
    <DocsTable
      caption={t("caption")}
      columns={[
        {
          key: "action",
          header: t("action"),
          cell: (product) => <Mono>{ACTION_OF[product]}</Mono>,
          card: "title",
        },
        { key: "product", header: t("product"), cell: (product) => t(product) },
        { key: "version", header: t("version"), cell: (product) => versionOf(product) },
        {
          key: "free",
          header: t("free"),
          cell: (product) => formatCount(products[product].freeCallsPerMonth),
          align: "right",
        },
        {
          key: "from",
          header: t("from"),
          cell: (product) => formatUnitPrice(firstPrice(product)),
          align: "right",
        },
      ]}
      rows={PRODUCTS}
      keyOf={(product) => product}
    />
  );
}

/** R-USE-2 · Which scene is which edition, and where its labels stand in the answer. */
export function SceneTable() {
  const t = useTranslations("docsTagging.scenesTable");
  return (
    <DocsTable
      caption={t("caption")}
      columns={[
        {
          key: "scene",
          header: t("scene"),
          cell: ([scene]) => <Mono>{scene}</Mono>,
          card: "title",
        },
        { key: "edition", header: t("edition"), cell: ([, edition]) => t(edition) },
        {
          key: "field",
          header: t("field"),
          cell: ([, edition]) => <Mono>{FIELD_OF[edition]}</Mono>,
        },
      ]}
      rows={Object.entries(SCENES)}
      keyOf={([scene]) => scene}
    />
  );
}
