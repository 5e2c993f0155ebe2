/*
 * Who may import whom. One rule per folder, each with the sentence that a developer reads when it
 * fails. Run by `npm run imports`.
 */
const OURS =
  "^(app|components|db|drizzle|examples|lib|messages|processes|scripts|tests)/|^[^/]+\\.(ts|mjs|js)$";

/** Files in `from` may import each other, what `allowed` matches, and no other file of ours. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: from },
  to: { path: OURS, pathNot: [from, ...allowed] },
});

/**
 * Of packages and Node's own modules, files in `from` may import what `allowed` names and nothing
 * else.
 */
const packages = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: from },
  to: { dependencyTypes: [...NODE, ...NPM], pathNot: allowed.map(resolvedAs) },
});
const NODE = ["core"];
const NPM = [
  "npm",
  "npm-dev",
  "npm-optional",
  "npm-peer",
  "npm-bundled",
  "npm-no-pkg",
  "npm-unknown",
];
const resolvedAs = (name) =>
  name.startsWith("node:")
    ? `^(node:)?${name.slice("node:".length)}$`
    : `^node_modules/${name}(/|$)`;

const CORE = "^lib/core/";
const SERVICES = "^lib/services/";
const DATABASE = "^db/(?!queries/|schema/|migrate|seed)";
const QUERIES = "^db/queries/";
const MAIL = "^lib/mail/";
const OUTBOUND = "^lib/outbound/";
const DOCUMENTS = "^lib/documents/";

export default {
  forbidden: [
    only(
      "core-stands-alone",
      CORE,
      [],
      "The billing rules are pure: they import nothing but other rules.",
    ),
    packages(
      "core-needs-only-decimal",
      CORE,
      ["decimal.js"],
      "The billing rules compute with decimal.js and need nothing else, not even Node.",
    ),
    only(
      "schema-describes-tables",
      "^db/schema/",
      [CORE],
      "Tables know the words of the rules; they know nothing of the code that uses them.",
    ),
    only(
      "services-decide-through-core",
      SERVICES,
      [
        CORE,
        "^db/(client|prepared)\\.",
        "^db/schema/",
        "^lib/clock\\.",
        MAIL,
        "^lib/format/locale\\.",
      ],
      "A service is one transaction: it may use other services, the rules, the tables, the clock and the words of a mail. No door, page or setting.",
    ),
    packages(
      "services-need-no-framework",
      SERVICES,
      ["drizzle-orm", "decimal.js", "@node-rs/argon2", "node:crypto", "node:net", "otpauth"],
      "A service runs the same under the console, the API, the worker and a test: it imports no framework.",
    ),
    only(
      "queries-only-read",
      QUERIES,
      [CORE, "^db/", "^lib/env\\."],
      "A question to the database knows tables and rules; it decides and writes nothing, so it needs no service.",
    ),
    only(
      "database-is-below",
      DATABASE,
      ["^db/", CORE, "^lib/env\\."],
      "The connection knows tables, rules and settings.",
    ),
    only(
      "format-stands-beside-core",
      "^lib/format/",
      [CORE],
      "Words for dates, counts and money need the rules and nothing else.",
    ),
    only(
      "mail-only-words",
      MAIL,
      [CORE, "^lib/format/", "^lib/routes\\.", "^messages/"],
      "A mail's words need the rules, the messages and the addresses of pages. They know no account and send nothing.",
    ),
    packages(
      "mail-speaks-without-react",
      MAIL,
      ["use-intl"],
      "Mails are worded by the translator that pages use, without its React parts, because services run without a framework.",
    ),
    only(
      "documents-only-show",
      DOCUMENTS,
      [CORE, QUERIES, "^db/client\\.", "^lib/format/", "^lib/services/catalogs\\.", "^messages/"],
      "A document is a page on paper: it asks a query and shows. The console and the API hand out the same one, so it knows no door.",
    ),
    packages(
      "documents-are-drawn",
      DOCUMENTS,
      ["pdfkit", "exceljs", "use-intl", "node:path", "node:stream"],
      "PDF and XLSX are written by libraries that do nothing else.",
    ),
    only(
      "outbound-only-connects",
      OUTBOUND,
      [CORE],
      "What guards a connection to a stranger's address knows addresses. It knows neither pictures nor webhooks.",
    ),
    only(
      "tagger-is-self-contained",
      "^lib/tagger/",
      [CORE, OUTBOUND, "^lib/env\\.", "^lib/clock\\."],
      "The tagger looks at images. It knows nothing of accounts and bills.",
    ),
    only(
      "payments-know-providers",
      "^lib/payments/",
      [CORE, "^lib/(env|routes)\\.", "^messages/"],
      "A payment provider is spoken to in its own words. It knows no account, books nothing and decides nothing.",
    ),
    packages(
      "payments-speak-to-providers",
      "^lib/payments/",
      ["alipay-sdk", "zod", "node:crypto"],
      "What a provider asks for, and nothing of a door or a database.",
    ),
    only(
      "snippets-only-write",
      "^lib/snippets/",
      [],
      "A piece of code to be copied is made from what it is given, for the console and the documentation alike.",
    ),
    only(
      "docs-only-tell",
      "^lib/docs/",
      [CORE, "^lib/format/", "^lib/(rest|vendor|tagger)/", "^lib/services/webhooks/sign\\."],
      "What the documentation says is read from the rules and the doors. It asks no database and changes nothing.",
    ),
    only(
      "live-only-tells",
      "^lib/live/",
      [],
      "What tells pages that something changed is given the question to ask. It knows no account, session or table.",
    ),
    only(
      "auth-knows-sessions",
      "^lib/auth/",
      [CORE, SERVICES, "^db/", "^lib/(env|clock|routes|form-state|demo-people)\\."],
      "Signing in knows sessions and accounts. It imports no page and no other door.",
    ),
    only(
      "doors-go-through-services",
      "^lib/(rest|vendor)/",
      [
        "^lib/(rest|vendor)/",
        CORE,
        SERVICES,
        QUERIES,
        "^db/[^/]+$",
        "^lib/(tagger|format|payments|documents)/",
        "^lib/[^/]+$",
      ],
      "A door turns requests into calls of services and questions into queries. It knows no table and no page.",
    ),
    only(
      "components-only-show",
      "^components/",
      [CORE, "^lib/format/", "^lib/(routes|form|form-state|wording)\\."],
      "A component shows what it is given: no database, no service, no setting.",
    ),
    only(
      "pages-ask-and-show",
      "^app/",
      [
        "^components/",
        "^lib/",
        QUERIES,
        "^db/index\\.",
        "^messages/",
        "^(i18n|proxy|instrumentation)",
      ],
      "A page asks a query, shows components and hands actions to services. It knows neither tables nor connections.",
    ),
    {
      name: "pages-speak-no-sql",
      comment:
        "SQL is spoken in db/ and in services; a page or component that needs a question asks db/queries.",
      severity: "error",
      from: { path: "^(app|components)/" },
      to: { path: "^node_modules/(drizzle-orm|postgres|graphile-worker)(/|$)" },
    },
    {
      name: "nobody-imports-pages",
      comment: "Pages are the outermost ring. What two places need belongs into components or lib.",
      severity: "error",
      from: { pathNot: "^(app|tests)/" },
      to: { path: "^app/" },
    },
    {
      name: "nobody-imports-tests",
      comment: "The product does not lean on its tests.",
      severity: "error",
      from: { pathNot: "^tests/|^playwright\\.config|^scripts/simulate\\." },
      to: { path: "^tests/" },
    },
    {
      name: "scripts-stay-outside",
      comment: "Scripts prepare and check the product; the product runs without them.",
      severity: "error",
      from: { path: "^(app|components|db|lib|processes)/" },
      to: { path: "^scripts/" },
    },
    {
      name: "no-cycles",
      comment: "Two files that import each other are one file, or hide a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "imports-exist",
      comment: "An import must lead somewhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mts", ".mjs", ".js", ".json", ".d.ts"],
    },
  },
};
