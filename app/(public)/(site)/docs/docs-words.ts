import type { Messages } from "@/i18n/namespaces";
import type { DocsPage } from "@/lib/routes";

/** Each page's words are a namespace of their own: a title, what it is about, and its sections in order. */
export const NAMESPACES = {
  "quick-start": "docsQuickStart",
  tagging: "docsTagging",
  "billing-api": "docsBillingApi",
  rest: "docsRest",
  errors: "docsErrors",
  pricing: "docsPricing",
  webhooks: "docsWebhooks",
  limits: "docsLimits",
} as const satisfies Readonly<Record<DocsPage, keyof Messages>>;

export type SectionId<Page extends DocsPage> =
  keyof Messages[(typeof NAMESPACES)[Page]]["sections"] & string;

/** A section: paragraphs by name, then perhaps a list. */
export type SectionWords = {
  readonly title: string;
  readonly text?: Readonly<Record<string, string>>;
  readonly points?: Readonly<Record<string, string>>;
};

export type PageWords = {
  readonly title: string;
  readonly lead: string;
  readonly sections: Readonly<Record<string, SectionWords>>;
};

/** A page's own words; every language has the same sections, which a test sees to. */
export const pageWords = (messages: Messages, page: DocsPage): PageWords =>
  messages[NAMESPACES[page]];
