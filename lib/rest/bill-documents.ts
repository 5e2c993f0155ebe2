import { z } from "@hono/zod-openapi";

import { isMonth } from "@/lib/core/calendar";
import { BILL_FORMATS, billFile, FILE_TYPES, type BillFormat } from "@/lib/documents/bill-file";
import { billSourceOf } from "@/lib/documents/bill-source";
import { accountNow } from "@/lib/rest/account-time";
import type { RestDoor } from "@/lib/rest/door";
import { language, problem, PROBLEMS } from "@/lib/rest/problem";
import type { Router } from "@/lib/rest/router";
import type { TokenGuards } from "@/lib/rest/tokens";

/**
 * R-SET-3 · A bill as PDF, XLSX or CSV, in the language of `Accept-Language`. One route serves the three: a path cannot
 * end a parameter with a dot, so the file's name is taken whole and the description names each ending.
 */
export function addBillDocuments(
  routes: Router,
  door: RestDoor,
  customer: TokenGuards["customer"],
): void {
  for (const format of BILL_FORMATS) routes.openAPIRegistry.registerPath(described(format));
  routes.get(`/bills/:file{[0-9-]+\\.(?:${BILL_FORMATS.join("|")})}`, customer, async (c) => {
    const [month = "", ending] = c.req.param("file").split(".");
    const format = BILL_FORMATS.find((each) => each === ending);
    const { accountId } = c.var.customer;
    const source = format && isMonth(month) && (await billSourceOf(door.db, accountId, month));
    if (!source) return problem(c, "not_found");
    const { now } = await accountNow(door, accountId);
    const file = billFile(source, {
      format,
      locale: language(c) === "zh" ? "zh-CN" : "en",
      at: now,
    });
    return c.body(file.body, 200, file.headers);
  });
}

const described = (format: BillFormat) => ({
  method: "get" as const,
  path: `/bills/{month}.${format}`,
  summary: `One month's bill as ${format.toUpperCase()}`,
  tags: ["bills"],
  security: [{ token: [] }],
  request: {
    params: z.object({ month: z.string().openapi({ example: "2025-10" }) }),
    headers: z.object({
      "accept-language": z
        .string()
        .optional()
        .openapi({ description: "Chinese where it begins with zh, else English" }),
    }),
  },
  responses: {
    200: {
      description: "The file",
      content: { [FILE_TYPES[format]]: { schema: z.string().openapi({ format: "binary" }) } },
    },
    ...PROBLEMS,
  },
});
