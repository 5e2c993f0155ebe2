import type { Deed } from "@/components/shell/palette/palette-entry";
import type { Searcher } from "@/components/shell/palette/palette-search";
import type { Messages } from "@/i18n/namespaces";
import { DENSITIES, HOTKEYS, LOCALES, THEMES } from "@/lib/format/locale";
import { consoleNav, routes, staffNav, type NavKey, type StaffRole } from "@/lib/routes";

type Words = Messages["palette"];

/** What the palette offers, before it is worded. */
export type Offer = {
  readonly word:
    | `nav.${NavKey}`
    | `page.${keyof Words["page"]}`
    | `action.${keyof Words["action"]}`;
  readonly does: Deed;
};

const visit = (href: string): Deed => ({ kind: "visit", href });
const download = (href: string): Deed => ({ kind: "download", href });

/** Pages first, then actions: each role is offered what it may open, and nothing else. */
export const offersFor = (searcher: Searcher): readonly Offer[] => [
  ...navOf(searcher).map(({ key, href }): Offer => ({ word: `nav.${key}`, does: visit(href) })),
  ...(searcher === "customer" ? FOR_CUSTOMERS : FOR_STAFF[searcher]),
  ...FOR_EVERYBODY,
];

const navOf = (searcher: Searcher) =>
  searcher === "customer" ? consoleNav.flatMap(({ items }) => items) : staffNav(searcher);

const FOR_CUSTOMERS: readonly Offer[] = [
  { word: "page.orders", does: visit(routes.orders()) },
  { word: "page.vouchers", does: visit(routes.vouchers()) },
  { word: "page.notifications", does: visit(routes.notifications()) },
  { word: "page.invoiceTitles", does: visit(routes.invoiceTitles()) },
  { word: "page.security", does: visit(routes.settings({ tab: "security" })) },
  { word: "page.data", does: visit(routes.settings({ tab: "data" })) },
  { word: "action.buy", does: visit(routes.buy()) },
  { word: "action.invoice", does: visit(routes.newInvoice()) },
  { word: "action.billsFile", does: download(routes.billsFile()) },
  { word: "action.transactionsFile", does: download(routes.transactionsFile()) },
  { word: "action.packsFile", does: download(routes.packsExport()) },
];

const SECURITY: Offer = { word: "page.security", does: visit(routes.staffSecurity()) };

const FOR_STAFF: Readonly<Record<StaffRole, readonly Offer[]>> = {
  support: [SECURITY],
  finance: [
    { word: "page.freezes", does: visit(routes.freezes()) },
    SECURITY,
    { word: "action.adjustment", does: visit(routes.newAdjustment()) },
    { word: "action.financeBillsFile", does: download(routes.financeBillsFile()) },
  ],
  operator: [
    SECURITY,
    { word: "action.catalog", does: visit(routes.newCatalogVersion()) },
    { word: "action.campaign", does: visit(routes.newCampaign()) },
  ],
};

const FOR_EVERYBODY: readonly Offer[] = [
  { word: "page.docs", does: visit(routes.docs()) },
  { word: "page.rules", does: visit(routes.rules()) },
  { word: "page.pricing", does: visit(routes.pricing()) },
  { word: "page.calculator", does: visit(routes.calculator()) },
  { word: "page.status", does: visit(routes.serviceStatus()) },
  { word: "action.sheet", does: { kind: "sheet" } },
];

/** Choices that the account menu has, too. */
export const PREFERENCES = [
  ...LOCALES.map((value) => ({ name: "locale", value, word: `locale.${value}` }) as const),
  ...THEMES.map((value) => ({ name: "theme", value, word: `theme.${value}` }) as const),
  ...DENSITIES.map((value) => ({ name: "density", value, word: `density.${value}` }) as const),
  ...HOTKEYS.map((value) => ({ name: "hotkeys", value, word: `hotkeys.${value}` }) as const),
];
