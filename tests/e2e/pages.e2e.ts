import type { BrowserContext, Page } from "@playwright/test";

import { DEMO_PEOPLE } from "@/lib/demo-people";
import { LOCALE_COOKIE } from "@/lib/format/locale";
import { routes } from "@/lib/routes";
import { enterAs, expect, signInOn, test } from "@/tests/support/browser";
import { aPersonOf } from "@/tests/support/demo-account";
import { expectNoOverflow, expectSound, listenForErrors, SIZES } from "@/tests/support/page-check";

/** An address, or the first link on a page whose address looks so. */
type Place = string | { readonly on: string; readonly link: RegExp };
/** `as` names one of the demonstration's people or companies. */
type Visit = { readonly as: string; readonly places: readonly Place[] };

const NOBODY = "a visitor";
const notAPage: readonly Visit[] = [];
const by = (as: string, ...places: Place[]): Visit => ({ as, places });

/** Who opens which page. A page that is added to the routes and not to this table is a type error. */
const VISITS = {
  home: [by(NOBODY, routes.home())],
  pricing: [by(NOBODY, routes.pricing())],
  triedHome: notAPage,
  tryDemo: notAPage,
  calculator: [
    by(NOBODY, routes.calculator(), routes.calculator({ product: "legacy", calls: "many" })),
  ],
  calculatorFile: notAPage,
  legal: [by(NOBODY, routes.legal("service"))],
  serviceStatus: [by(NOBODY, routes.serviceStatus())],
  rules: [by(NOBODY, routes.rules())],
  rule: notAPage,
  // The others are asked for by the story of the documentation, which needs no browser for it.
  docs: [by(NOBODY, routes.docs(), routes.docs("quick-start"), routes.docs("pricing"))],
  docsSection: notAPage,
  signIn: [by(NOBODY, routes.signIn())],
  // They stand between the two steps of signing in: the story of the second factor visits them.
  signInCode: notAPage,
  signInSetUp: notAPage,
  register: [by(NOBODY, routes.register())],
  confirmEmail: [by(NOBODY, routes.confirmEmail({ token: "gone" }))],
  forgotPassword: [by(NOBODY, routes.forgotPassword())],
  resetPassword: [by(NOBODY, routes.resetPassword({ token: "gone" }))],
  preferences: notAPage,
  palette: notAPage,
  mailbox: [by(NOBODY, routes.mailbox(), routes.mailbox({ to: "nobody@example.com" }))],
  mailboxMail: notAPage,

  overview: [
    by("青禾相册", routes.overview()),
    by("新芽工作室", routes.overview()),
    by("周行", routes.overview()),
    by("海豚内容社区", routes.overview()),
  ],
  keys: [by("青禾相册", routes.keys())],
  // Without a key; the explorer's own story looks at the form and an answer.
  explorer: [by("青禾相册", routes.explorer({ view: "code", language: "go" }))],
  explorerAnswer: notAPage,
  explorerCall: notAPage,
  explorerSample: notAPage,
  usage: [
    by("青禾相册", routes.usage(), routes.usage({ by: "hour", range: "week" })),
    by("新芽工作室", routes.usage()),
  ],
  usageExport: notAPage,
  packs: [by("青禾相册", routes.packs()), by("新芽工作室", routes.packs())],
  pack: [by("青禾相册", { on: routes.packs(), link: /^\/console\/packs\/pkg_/ })],
  packsExport: notAPage,
  buy: [by("青禾相册", routes.buy()), by("新芽工作室", routes.buy())],
  checkout: [by("青禾相册", routes.checkout({ sku: "general-1m", quantity: 2 }))],
  orders: [by("青禾相册", routes.orders())],
  ordersFile: notAPage,
  order: [by("青禾相册", { on: routes.orders(), link: /^\/console\/orders\/ord_/ })],
  bills: [by("青禾相册", routes.bills()), by("新芽工作室", routes.bills())],
  bill: [by("青禾相册", routes.bill("2025-10"), routes.bill("2025-11"))],
  billsFile: notAPage,
  billFile: notAPage,
  transactions: [by("青禾相册", routes.transactions())],
  transactionsFile: notAPage,
  recharge: [by("青禾相册", routes.recharge(), routes.recharge({ method: "transfer" }))],
  rechargesFile: notAPage,
  vouchersFile: notAPage,
  refundsFile: notAPage,
  ownData: notAPage,
  live: notAPage,
  vouchers: [by("青禾相册", routes.vouchers())],
  refunds: [by("青禾相册", routes.refunds())],
  newRefund: [by("青禾相册", { on: routes.refunds(), link: /^\/console\/refunds\/new/ })],
  refund: [
    by("云帆电商（杭州）有限公司", { on: routes.refunds(), link: /^\/console\/refunds\/rf_/ }),
  ],
  invoices: [by("青禾相册", routes.invoices()), by("新芽工作室", routes.invoices())],
  invoicesFile: notAPage,
  newInvoice: [by("青禾相册", routes.newInvoice(), routes.newInvoice({ all: 1 }))],
  invoice: [by("青禾相册", { on: routes.invoices(), link: /^\/console\/invoices\/inv_/ })],
  invoicePdf: notAPage,
  invoiceTitles: [
    by("青禾相册", routes.invoiceTitles(), routes.invoiceTitles({ kind: "enterprise-special" })),
  ],
  verify: [by("青禾相册", routes.verify()), by("新芽工作室", routes.verify())],
  settings: [
    by(
      "青禾相册",
      routes.settings(),
      routes.settings({ tab: "security" }),
      routes.settings({ tab: "data" }),
    ),
  ],
  notifications: [by("青禾相册", routes.notifications())],
  alerts: [by("青禾相册", routes.alerts()), by("新芽工作室", routes.alerts())],
  alertsFile: notAPage,

  staffSecurity: [by("林筱", routes.staffSecurity())],
  refundQueue: [by("林筱", routes.refundQueue()), by("陈禾", routes.refundQueue())],
  reviewRefund: [by("林筱", { on: routes.refundQueue(), link: /^\/support\/refunds\/rf_/ })],
  verifications: [by("林筱", routes.verifications())],
  staffAccounts: [by("林筱", routes.staffAccounts(), routes.staffAccounts({ q: "青" }))],
  staffAccount: [
    by("林筱", { on: routes.staffAccounts({ q: "青禾" }), link: /^\/support\/accounts\/\d/ }),
  ],
  financeBills: [by("陈禾", routes.financeBills())],
  financeBillsFile: notAPage,
  financeBill: [by("陈禾", { on: routes.financeBills(), link: /^\/finance\/bills\/\d/ })],
  transfers: [by("陈禾", routes.transfers())],
  transfersFile: notAPage,
  adjustments: [by("陈禾", routes.adjustments())],
  adjustmentsFile: notAPage,
  newAdjustment: [by("陈禾", routes.newAdjustment())],
  freezes: [by("陈禾", routes.freezes(), routes.freezes({ view: "all" }))],
  freezesFile: notAPage,
  financeBillFile: notAPage,
  financeInvoices: [by("陈禾", routes.financeInvoices())],
  financeInvoicesFile: notAPage,
  financeInvoice: [
    by("陈禾", { on: routes.financeInvoices(), link: /^\/finance\/invoices\/inv_/ }),
  ],
  financeInvoicePdf: notAPage,
  revenue: [by("陈禾", routes.revenue(), routes.revenue({ month: "2025-10" }))],
  revenueFile: notAPage,
  reconciliation: [by("陈禾", routes.reconciliation()), by("许舟", routes.reconciliation())],
  reconciliationFile: notAPage,
  settlement: [by("陈禾", routes.settlement()), by("许舟", routes.settlement())],
  settlementRun: [by("陈禾", { on: routes.settlement(), link: /^\/finance\/settlement\/run_/ })],
  clock: [by("许舟", routes.clock())],
  catalogVersions: [by("许舟", routes.catalogVersions())],
  catalogVersion: [by("许舟", routes.catalogVersion(1))],
  newCatalogVersion: [by("许舟", routes.newCatalogVersion())],
  campaigns: [by("许舟", routes.campaigns())],
  newCampaign: [by("许舟", routes.newCampaign(), routes.newCampaign({ kind: "gift" }))],
} satisfies Record<keyof typeof routes, readonly Visit[]>;

test.describe.configure({ mode: "parallel" });

for (const visits of Object.values(VISITS)) {
  for (const { as, places } of visits) {
    for (const place of places) {
      test(`${nameOf(place)}, as ${as} · one h1, no errors, no barriers`, async ({
        browser,
        contextOptions,
        baseURL,
      }) => {
        const page = await windowOf(as, () => browser.newContext(contextOptions));
        await page.setViewportSize(SIZES[0]);
        const address = await addressOf(page, place);
        const errors = listenForErrors(page);

        await page.goto(address);
        await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
        await expectSound(page);

        // English words are longer: they must fit, too.
        const english = { name: LOCALE_COOKIE, value: "en", url: baseURL ?? "" };
        await page.context().addCookies([english]);
        await page.goto(address);
        await expect(page.locator("html")).toHaveAttribute("lang", "en");
        for (const size of SIZES) {
          await page.setViewportSize(size);
          await expectNoOverflow(page);
        }
        await page.context().clearCookies({ name: LOCALE_COOKIE });
        expect(errors()).toEqual([]);
      });
    }
  }
}

test("a page of another role is not there for customers, and names the role for staff", async ({
  signInAs,
}) => {
  const customer = await signInAs("青禾相册");
  const answer = await customer.goto(routes.settlement());
  expect(answer?.status()).toBe(404);
  await expect(customer.getByRole("heading", { level: 1 })).toHaveText("这里没有内容");

  const support = await signInAs("林筱");
  await support.goto(routes.settlement());
  await expect(support.getByText("这个页面需要财务、运营角色，您以客服身份登录。")).toBeVisible();

  const visitor = await signInAs("陈禾");
  await visitor.context().clearCookies();
  await visitor.goto(routes.settlement());
  await expect(visitor).toHaveURL(/\/sign-in/);
});

const windows = new Map<string, Page>();

/** Each worker has one window for each person, who signed in once: coming in is not what is asked here. */
async function windowOf(as: string, open: () => Promise<BrowserContext>): Promise<Page> {
  const kept = windows.get(as);
  if (kept) return kept;
  const page = await (await open()).newPage();
  const known = DEMO_PEOPLE.find(({ name }) => name === as);
  if (known) await enterAs(page, known.name);
  else if (as !== NOBODY) await signInOn(page, await aPersonOf(as));
  windows.set(as, page);
  return page;
}

function nameOf(place: Place): string {
  return typeof place === "string" ? place : `${place.on} › ${place.link.source}`;
}

async function addressOf(page: Page, place: Place): Promise<string> {
  if (typeof place === "string") return place;
  await page.goto(place.on);
  const links = await page
    .getByRole("link")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  const found = links.find((href) => place.link.test(href));
  expect(found, `a link like ${place.link} on ${place.on}`).toBeDefined();
  return found ?? place.on;
}
