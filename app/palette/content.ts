import { getTranslations } from "next-intl/server";

import { goKeysOf } from "@/components/shell/palette/go-keys";
import type { PaletteContent, PaletteEntry } from "@/components/shell/palette/palette-entry";
import type { Searcher } from "@/components/shell/palette/palette-search";
import { LOCALES, type Locale } from "@/lib/format/locale";
import { offersFor, PREFERENCES, type Offer } from "./offers";

/** The palette and the sheet of keys of a role, in one language. */
export async function contentFor(searcher: Searcher, locale: Locale): Promise<PaletteContent> {
  const [here, ...others] = await Promise.all(
    [locale, ...LOCALES.filter((other) => other !== locale)].map(wordsIn),
  );
  if (!here) throw new Error(`no words in ${locale}`);
  const all = [here, ...others];
  return {
    entries: [
      ...offersFor(searcher).map((offer): PaletteEntry => ({
        label: labelOf(offer, here),
        group: here.palette(offer.word.startsWith("action.") ? "group.action" : "group.page"),
        also: [
          ...others.map((words) => labelOf(offer, words)),
          ...all.map((words) => alsoOf(offer, words)),
        ].join(" "),
        does: offer.does,
      })),
      ...PREFERENCES.map(({ name, value, word }): PaletteEntry => ({
        label: here.palette(`preference.${word}`),
        group: here.palette("group.preference"),
        also: others.map(({ palette }) => palette(`preference.${word}`)).join(" "),
        does: { kind: "prefer", name, value },
      })),
    ],
    words: {
      none: here.palette("none"),
      results: here.palette("results"),
      jump: {
        order: here.palette("jump.order"),
        pack: here.palette("jump.pack"),
        refund: here.palette("jump.refund"),
        invoice: here.palette("jump.invoice"),
        bill: here.palette("jump.bill"),
        account: here.palette("jump.account"),
      },
      sheet: here.palette("sheet.title"),
      close: here.palette("sheet.close"),
      off: here.palette("sheet.off"),
      offHint: here.palette("sheet.offHint"),
    },
    keys: keysFor(searcher, here),
  };
}

async function wordsIn(locale: Locale) {
  const [palette, shell] = await Promise.all([
    getTranslations({ locale, namespace: "palette" }),
    getTranslations({ locale, namespace: "shell" }),
  ]);
  return { palette, shell };
}

type Words = Awaited<ReturnType<typeof wordsIn>>;
type Pages = Extract<Offer["word"], `nav.${string}`>;

const isNav = (word: Offer["word"]): word is Pages => word.startsWith("nav.");

const labelOf = ({ word }: Offer, { palette, shell }: Words): string =>
  isNav(word) ? shell(word) : palette(word as Exclude<Offer["word"], Pages>);

/** What else people call it; not everything has other names. */
function alsoOf({ word }: Offer, { palette }: Words): string {
  const key = `also.${word.slice(word.indexOf(".") + 1)}` as Parameters<typeof palette.has>[0];
  return palette.has(key) ? palette(key as "also.overview") : "";
}

function keysFor(searcher: Searcher, { palette, shell }: Words): PaletteContent["keys"] {
  const line = (
    word: "palette" | "sheet" | "filter" | "rows" | "open" | "leave",
    ...keys: string[]
  ) => ({
    keys,
    label: palette(`sheet.${word}`),
  });
  return [
    line("palette", "Ctrl/⌘", "K"),
    line("sheet", "?"),
    ...goKeysOf(searcher).map(({ letter, page }) => ({
      keys: ["G", letter.toUpperCase()],
      label: palette("sheet.go", { page: shell(`nav.${page}`) }),
    })),
    line("filter", "/"),
    line("rows", "J", "K"),
    line("open", "↵"),
    line("leave", "Esc"),
    ...(searcher === "customer"
      ? [
          { keys: ["[", "]"], label: palette("sheet.months") },
          { keys: ["Ctrl/⌘", "↵"], label: palette("sheet.call") },
        ]
      : []),
    ...(searcher === "support" || searcher === "finance"
      ? [{ keys: ["A", "R"], label: palette("sheet.review") }]
      : []),
  ];
}
