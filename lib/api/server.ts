import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

import { getRequestListener } from "@hono/node-server";

import type { VendorAnswer, VendorRequest } from "@/lib/vendor/request";

export type Doors = {
  readonly rest: { fetch(request: Request): Response | Promise<Response> };
  readonly vendor: (request: VendorRequest) => Promise<VendorAnswer>;
};

/** More than the vendor door takes, so that it is the door that says so; what goes beyond is not read. */
const LARGEST_BODY = 12 * 1024 * 1024;

/**
 * One server for both doors: the vendor's clients speak to `/`, everybody else to `/api/v1`. The vendor door gets the
 * bytes as they came, since the signature covers them.
 */
export function apiServer({ rest, vendor }: Doors): Server {
  const answerRest = getRequestListener(rest.fetch);
  const server = createServer((request, response) => {
    if (isForVendor(request)) void answerVendor(vendor, request, response);
    else void answerRest(request, response);
  });
  server.requestTimeout = 30_000;
  return server;
}

/** Whether somebody speaks the vendor's language. Anything else at the same address is a visitor who is lost. */
function isForVendor({ url = "", headers }: IncomingMessage): boolean {
  const { path, rawQuery } = partsOf(url);
  if (path !== "/") return false;
  const signed = headers.authorization?.startsWith("TC3-") ?? false;
  return headers["x-tc-action"] !== undefined || signed || /(^|&)Action=/.test(rawQuery);
}

async function answerVendor(
  vendor: Doors["vendor"],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const answer = await vendor({
      method: request.method ?? "",
      ...partsOf(request.url ?? ""),
      headers: request.headers,
      body: await bytesOf(request),
      remoteAddress: request.socket.remoteAddress ?? "",
    });
    const headers = request.complete ? answer.headers : { ...answer.headers, connection: "close" };
    response.writeHead(answer.status, headers).end(answer.body);
  } catch {
    // The client broke off while its request was read: nobody is left to answer.
    response.destroy();
  }
}

function partsOf(url: string): { readonly path: string; readonly rawQuery: string } {
  const mark = url.indexOf("?");
  return mark < 0
    ? { path: url, rawQuery: "" }
    : { path: url.slice(0, mark), rawQuery: url.slice(mark + 1) };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    parts.push(part);
    length += part.length;
    if (length > LARGEST_BODY) break;
  }
  return Buffer.concat(parts);
}
