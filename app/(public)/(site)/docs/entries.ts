import { getLocale, getMessages, getTranslations } from "next-intl/server";

import {
  codeKey,
  restCause,
  REST_CODES,
  statusOf,
  USAGE_CODES,
  vendorCause,
} from "@/lib/docs/error-codes";
import type { Entry } from "@/lib/docs/search";
import { DOCS_PAGES, routes } from "@/lib/routes";
import { VENDOR_CODES } from "@/lib/vendor/error-codes";
import { pageWords, type SectionWords } from "./docs-words";

/** All that can be found: every section of every page, then every error code. */
export async function entries(): Promise<readonly Entry[]> {
  const [messages, locale, docs] = await Promise.all([
    getMessages(),
    getLocale(),
    getTranslations("docs"),
  ]);
  const sections = DOCS_PAGES.flatMap((page) => {
    const words = pageWords(messages, page);
    return Object.entries(words.sections).map(([id, section]): Entry => ({
      href: routes.docsSection(page, id),
      page: words.title,
      title: section.title,
      text: textOf(section),
    }));
  });

  const { title, vendor, rest } = messages.docsErrors;
  const code = (name: string, cause: string, cure: string): Entry => ({
    href: routes.docsSection("errors", name),
    page: title,
    title: name,
    text: `${cause} ${cure}`,
  });
  return [
    ...sections,
    ...VENDOR_CODES.map((name) => code(name, vendorCause(name, locale), vendor[codeKey(name)])),
    ...REST_CODES.map((name) => ({
      ...code(name, restCause(name, locale), rest[codeKey(name)]),
      note: docs("status", { status: statusOf(name) ?? "" }),
    })),
    ...USAGE_CODES.map((name) => code(name, restCause(name, locale), rest[codeKey(name)])),
  ];
}

const textOf = ({ text = {}, points = {} }: SectionWords): string =>
  [...Object.values(text), ...Object.values(points)].join(" ");
