import { getTranslations } from "next-intl/server";

import { formatCount } from "@/lib/format/count";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import type { ClosingObstacle } from "@/lib/services/closing-obstacles";

type Words = {
  readonly text: string;
  /** What the reader can do about it. */
  readonly action?: { readonly label: string; readonly href: string };
};

/** R-ACC-3 · What stands in the way of closing the service, with its facts. */
export async function obstacleWords(obstacle: ClosingObstacle): Promise<Words> {
  const t = await getTranslations("settings.closing.refused");
  switch (obstacle.code) {
    case "closed":
      return { text: t("closed") };
    case "not-activated":
      return { text: t("not-activated") };
    case "bought-calls-left":
      return {
        text: t("bought-calls-left.text", {
          packs: obstacle.packs.length,
          calls: formatCount(obstacle.calls),
        }),
        action: { label: t("bought-calls-left.action"), href: routes.packs() },
      };
    case "refund-in-review":
      return {
        text: t("refund-in-review.text", { refunds: obstacle.refundIds.length }),
        action: { label: t("refund-in-review.action"), href: routes.refunds() },
      };
    case "in-arrears":
      return {
        text: t("in-arrears.text", { owed: formatMoney(obstacle.owed) }),
        action: { label: t("in-arrears.action"), href: routes.recharge() },
      };
  }
}
