import { createReadStream } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Readable } from "node:stream";

import { problem } from "@/lib/rest/problem";
import { newRouter, type Router } from "@/lib/rest/router";

/** What the page loads, served from the installed package: no other host is asked. */
const FILES: Readonly<Record<string, string>> = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
};

const PACKAGE = path.dirname(
  createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"),
);

// The page writes inline styles; scripts are files of ours alone.
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The API to browse and try, from the same document that programs read. */
export const docsRoutes = (): Router => {
  const routes = newRouter();
  routes.get("/docs", (c) => c.html(PAGE, 200, { "content-security-policy": POLICY }));
  routes.get("/docs/start.js", (c) =>
    c.body(START, 200, { "content-type": "text/javascript; charset=utf-8" }),
  );
  routes.get("/docs/:file", (c) => {
    const file = c.req.param("file");
    const type = Object.hasOwn(FILES, file) ? FILES[file] : undefined;
    if (type === undefined) return problem(c, "not_found");
    const content = Readable.toWeb(createReadStream(path.join(PACKAGE, file)));
    return c.body(content as ReadableStream, 200, {
      "content-type": type,
      "cache-control": "public, max-age=3600",
      "x-content-type-options": "nosniff",
    });
  });
  return routes;
};

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Tuqian API</title>
    <link rel="stylesheet" href="docs/swagger-ui.css" />
    <link rel="icon" href="data:," />
  </head>
  <body>
    <main id="api"></main>
    <noscript>This page draws <a href="openapi.json">openapi.json</a> and needs JavaScript to do so.</noscript>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/start.js"></script>
  </body>
</html>
`;

const START = `SwaggerUIBundle({
  url: "openapi.json",
  dom_id: "#api",
  deepLinking: true,
  displayRequestDuration: true,
  filter: true,
  validatorUrl: null,
  defaultModelsExpandDepth: 0,
});
`;
