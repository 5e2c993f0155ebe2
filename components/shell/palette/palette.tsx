import { getTranslations } from "next-intl/server";
import { cookies } from "next/headers";

import { goKeysOf } from "@/components/shell/palette/go-keys";
import { PaletteControl } from "@/components/shell/palette/palette-control";
import type { Searcher } from "@/components/shell/palette/palette-search";
import { Icon } from "@/components/ui/icon";
import { HOTKEYS_COOKIE, hotkeysFrom } from "@/lib/format/locale";
import { routes } from "@/lib/routes";

/**
 * Pages, actions and numbers, found by typing: the button in the top bar, and the keys of the whole console.
 * It needs scripts; where there are none, it is not shown, and the sidebar leads everywhere it does.
 */
export async function Palette({ searcher }: { readonly searcher: Searcher }) {
  const [t, jar] = await Promise.all([getTranslations("palette"), cookies()]);
  const isCustomer = searcher === "customer";
  return (
    <PaletteControl
      searcher={searcher}
      singleKeys={hotkeysFrom(jar.get(HOTKEYS_COOKIE)?.value) === "on"}
      goes={Object.fromEntries(goKeysOf(searcher).map(({ letter, href }) => [letter, href]))}
      source={routes.palette()}
      words={{
        open: isCustomer ? t("open") : t("openStaff"),
        title: t("title"),
        field: isCustomer ? t("field") : t("fieldStaff"),
        failed: t("failed"),
      }}
    >
      <Icon name="search" />
    </PaletteControl>
  );
}
