import { shanghaiIso } from "@/lib/core/calendar";
import { MOST_PER_PAGE } from "@/lib/rest/paging";
import type { Router } from "@/lib/rest/router";

type Document = ReturnType<Router["getOpenAPI31Document"]>;

/**
 * The door as OpenAPI 3.1, made of the very schemas that read requests and word answers. Every operation gets a name
 * from its method and path, so that clients made of it keep their names while paths keep theirs.
 */
export function openApiDocument(app: Router): Document {
  app.openAPIRegistry.registerComponent("securitySchemes", "token", {
    type: "http",
    scheme: "bearer",
    description:
      "A token of an account, or of a staff member in a role. Shown once, revocable at any time.",
  });
  const document = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Tuqian API",
      version: "1",
      description: ABOUT,
    },
    servers: [{ url: "/" }],
    tags: TAGS.map(([name, description]) => ({ name, description })),
  });
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(operations ?? {})) {
      Object.assign(operation as object, { operationId: operationId(method, path) });
    }
  }
  return document;
}

/** `get /api/v1/packs/{id}/refund-eligibility` is `getPacksByIdRefundEligibility`. */
function operationId(method: string, path: string): string {
  const words = path
    .replace(/^\/api\/v1/, "")
    .replaceAll(/\{(\w+)\}/g, "by $1")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

const ABOUT = `Counts calls, answers what they cost, sells packs and takes them back.

- **Money** is decimal text in CNY, such as \`"5597.20"\`; never a float. **Times** are RFC 3339 with an offset, such as
  \`${shanghaiIso(new Date("2025-11-18T14:32:05+08:00"))}\`; days and months are those of Asia/Shanghai. **Ids** are opaque.
- **Idempotency-Key** is asked for wherever money or calls move: the same key with the same content is answered as the
  first time, with other content it is refused (\`idempotency_mismatch\`).
- **No** is RFC 9457 \`application/problem+json\`: programs read \`code\`, people read \`detail\` (English, or Chinese where
  \`Accept-Language\` begins with zh), and \`rules\` tells which rule of the rule book refused, and the fact that it met.
- **Lists** are \`{ items, nextCursor }\`, at most ${MOST_PER_PAGE} a page. **Too many requests** are answered 429 with \`Retry-After\`.`;

const TAGS: readonly (readonly [name: string, description: string])[] = [
  ["prices", "What calls and packs cost. No token is needed."],
  ["account", "The account, its service and its balances."],
  ["usage", "Calls that were counted, and who covered them."],
  ["packs", "Rights to a number of calls for a time."],
  ["orders", "Buying packs."],
  ["refunds", "Taking unused packs back."],
  ["bills", "Settled months, with their derivation."],
  ["money", "Recharges and movements of money."],
  ["staff", "For support, finance and operators."],
  ["operation", "For whoever runs the service."],
  ["sandbox", "Accounts, staff and clocks to try things with; absent outside the sandbox."],
];
