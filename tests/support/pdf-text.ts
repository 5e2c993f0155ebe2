import { inflateSync } from "node:zlib";

/**
 * The text of a PDF as a reader's search finds it: each page's glyphs, turned into characters by the maps that the file
 * itself brings for copying. Knows as much of the format as pdfkit writes.
 */
export function pdfText(bytes: Buffer): string {
  const streams = streamsOf(bytes);
  const characters = new Map(streams.flatMap((stream) => [...mapOf(stream)]));
  return streams
    .filter((stream) => /\bBT\b/.test(stream))
    .flatMap((stream) => [...stream.matchAll(/\[([^\]]*)\]\s*TJ/g)].map(([, shown = ""]) => shown))
    .map((shown) =>
      [...shown.matchAll(/<([0-9a-f]+)>/gi)]
        .flatMap(([, hex = ""]) => hex.match(/.{4}/g) ?? [])
        .map((glyph) => characters.get(Number.parseInt(glyph, 16)) ?? "\uFFFD")
        .join(""),
    )
    .join("\n");
}

/** Whatever of the file's streams is text: drawings and maps, but not the font. */
function streamsOf(bytes: Buffer): string[] {
  const found: string[] = [];
  for (let from = 0; ;) {
    const begins = bytes.indexOf("stream\n", from);
    if (begins < 0) return found;
    const ends = bytes.indexOf("endstream", begins);
    const body = bytes.subarray(begins + "stream\n".length, ends);
    found.push(inflated(body).toString("latin1"));
    from = ends + "endstream".length;
  }
}

function inflated(body: Buffer): Buffer {
  try {
    return inflateSync(body);
  } catch {
    return body;
  }
}

/** From a glyph to its characters, as a `ToUnicode` map has them: `<0001> <0005> [<56fe> <7b7e> …]`. */
function mapOf(stream: string): Map<number, string> {
  const map = new Map<number, string>();
  if (!stream.includes("beginbfrange")) return map;
  for (const [, first = "", list = ""] of stream.matchAll(
    /<([0-9a-f]+)>\s*<[0-9a-f]+>\s*\[([^\]]*)\]/gi,
  )) {
    for (const [index, [, hex = ""]] of [...list.matchAll(/<([0-9a-f ]*)>/gi)].entries()) {
      const units = hex.replaceAll(" ", "").match(/.{4}/g) ?? [];
      const text = String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
      map.set(Number.parseInt(first, 16) + index, text);
    }
  }
  return map;
}
