/**
 * Reads the text and binary parts of a multipart/form-data body as text; undefined when the body is
 * malformed.
 */
export function readMultipart(
  contentType: string,
  body: Buffer,
): ReadonlyMap<string, string> | undefined {
  const boundary = /;\s*boundary="?([^";]{1,200})"?/i.exec(contentType)?.[1];
  if (!boundary) return undefined;

  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first delimiter stands at the very beginning, without the line break of the others.
  const whole = Buffer.concat([Buffer.from("\r\n"), body]);
  const parts = new Map<string, string>();
  let at = whole.indexOf(delimiter);
  if (at !== 0) return undefined;

  for (;;) {
    at += delimiter.length;
    const ending = whole.toString("latin1", at, at + 2);
    if (ending === "--") return parts;
    const next = whole.indexOf(delimiter, at);
    if (ending !== "\r\n" || next === -1) return undefined;
    const part = readPart(whole.subarray(at + 2, next));
    if (!part || parts.has(part.name)) return undefined;
    parts.set(part.name, part.content);
    at = next;
  }
}

const END_OF_HEADERS = "\r\n\r\n";

function readPart(part: Buffer): { name: string; content: string } | undefined {
  const end = part.indexOf(END_OF_HEADERS);
  if (end === -1) return undefined;
  const headers = part.toString("utf8", 0, end);
  const name = /^content-disposition:\s*form-data;.*?\bname="([^"]{1,200})"/im.exec(headers)?.[1];
  return name ? { name, content: part.toString("utf8", end + END_OF_HEADERS.length) } : undefined;
}
