import { LOCALE_COOKIE, LOCALES, type Locale } from "@/lib/format/locale";
import { DOCS_PAGES, routes } from "@/lib/routes";
import { expect, test } from "@/tests/support/browser";

const ADDRESSES = [routes.docs(), ...DOCS_PAGES.map((page) => routes.docs(page))];

/** The guide's own three examples. */
const WORKED = ["¥5,597.20", "¥750.00", "¥840.00"];

test("the documentation is whole in both languages, without a script, and every link in it leads somewhere", async ({
  request,
}) => {
  const cookie = (locale: Locale) => ({ headers: { cookie: `${LOCALE_COOKIE}=${locale}` } });
  const links = new Set<string>();
  for (const locale of LOCALES) {
    for (const address of ADDRESSES) {
      const answer = await request.get(address, cookie(locale));
      expect(answer.status(), address).toBe(200);
      const html = withoutScripts(await answer.text());
      expect(html, address).toContain(`<html lang="${locale}"`);
      expect(html.match(/<h1[ >]/g), address).toHaveLength(1);
      // A sentence that could not be made is shown as its key.
      expect(html, address).not.toMatch(/docs[A-Z]?\w*\.(sections|title|lead)/);
      if (address === routes.docs("pricing")) {
        for (const amount of WORKED) expect(html).toContain(amount);
      }
      for (const link of linksOf(html)) links.add(new URL(link, `http://here${address}`).href);
    }
  }

  const pages = Map.groupBy(links, (link) => new URL(link).pathname + new URL(link).search);
  for (const [address, those] of pages) {
    const answer = await request.get(address, { maxRedirects: 5 });
    expect(answer.status(), address).toBe(200);
    const anchors = those.map((link) => decodeURIComponent(new URL(link).hash.slice(1)));
    const html = await answer.text();
    for (const anchor of anchors) {
      if (anchor) expect(html, `${address}#${anchor}`).toContain(`id="${anchor}"`);
    }
  }

  const found = await request.get(routes.docs(undefined, { q: "SignatureFailure" }));
  const code = "AuthFailure.SignatureFailure";
  expect(withoutScripts(await found.text())).toContain(`#${code}"`);
});

const withoutScripts = (html: string): string => html.replaceAll(/<script.*?<\/script>/gs, "");

const linksOf = (html: string): string[] =>
  [...html.matchAll(/<a [^>]*?href="([/#][^"]*)"/g)].map(([, href = ""]) =>
    href.replaceAll("&amp;", "&"),
  );
