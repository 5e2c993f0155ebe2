import { deflateSync } from "node:zlib";

import {
  DECODE_FAILED,
  NOT_SUPPORTED,
  UNQUALIFIED,
  type HostileImage,
} from "@/tests/tagger/hostile-image";
import { altered, PNG_END, png, pngChunk, pngOf } from "@/tests/tagger/pictures";

/** Where the header's fields are in every PNG. */
const [FIELDS, DEPTH, COLOUR, COMPRESSION, FILTER, INTERLACE, HEADER_CRC] = [
  16, 24, 25, 26, 27, 28, 29,
] as const;
const HEADER_END = 33;

const rows = Array.from({ length: 8 }, () => Buffer.alloc(24, 0x80));
const small = png({ width: 8, height: 8 }, rows);
const header = small.subarray(8, HEADER_END);
const pixels = small.subarray(HEADER_END, -12);

/** A PNG whose header says this in one byte; its checksum is right. */
const saying = (at: number, value: number) => {
  const fields = altered(header.subarray(8, 21), at - FIELDS, value);
  return pngOf(pngChunk("IHDR", fields), pixels, PNG_END);
};
const claiming = (width: number, height: number) => png({ width, height }, [Buffer.alloc(1)]);
const zeros = (length: number) => deflateSync(Buffer.alloc(length), { level: 9 });
const bomb = zeros(150_000_000);
const text = (...parts: readonly (string | Buffer)[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : part)),
  );

export const HOSTILE_PNGS: readonly HostileImage[] = [
  ["PNG of nothing but its first bytes", () => small.subarray(0, 8), DECODE_FAILED],
  ...[12, 20, HEADER_END, 40, small.length - 12, small.length - 1].map((length): HostileImage => [
    `PNG cut off after ${length} bytes`,
    () => small.subarray(0, length),
    DECODE_FAILED,
  ]),
  ["PNG of 4294967295 x 4294967295", () => claiming(0xffff_ffff, 0xffff_ffff), UNQUALIFIED],
  ["PNG of 65536 x 65536", () => claiming(65_536, 65_536), UNQUALIFIED],
  ["PNG of 25000001 x 1", () => claiming(25_000_001, 1), UNQUALIFIED],
  ["PNG of 5000 x 5000 with one byte of pixels", () => claiming(5_000, 5_000), DECODE_FAILED],
  ["PNG without width", () => claiming(0, 8), DECODE_FAILED],
  ["PNG without height", () => claiming(8, 0), DECODE_FAILED],
  [
    "PNG with a second header of 20000 x 20000",
    () => {
      const second = claiming(20_000, 20_000).subarray(8, HEADER_END);
      const bits = altered(second.subarray(8, 21), DEPTH - FIELDS, 1, 0);
      return pngOf(header, pngChunk("IHDR", bits), pngChunk("IDAT", zeros(90_000_000)), PNG_END);
    },
    DECODE_FAILED,
  ],
  ["PNG whose header is not first", () => pngOf(pixels, header, PNG_END), DECODE_FAILED],
  ["PNG whose header is too long", () => altered(small, 8, 0, 0, 0, 14), DECODE_FAILED],
  ["PNG without pixels", () => pngOf(header, PNG_END), DECODE_FAILED],
  ["PNG without end", () => pngOf(header, pixels), DECODE_FAILED],
  ["PNG with a chunk of 4 GB", () => altered(small, HEADER_END, 255, 255, 255, 255), DECODE_FAILED],
  ["PNG with a chunk of 100 MB", () => altered(small, HEADER_END, 5, 245, 225, 0), DECODE_FAILED],
  ["PNG with a wrong checksum of its header", () => altered(small, HEADER_CRC, 0), DECODE_FAILED],
  [
    "PNG with a wrong checksum of its pixels",
    () => altered(small, small.length - 13, 0x5a),
    DECODE_FAILED,
  ],
  ["PNG of 3 bits", () => saying(DEPTH, 3), DECODE_FAILED],
  ["PNG of 255 bits", () => saying(DEPTH, 255), DECODE_FAILED],
  ["PNG in colour of 4 bits", () => saying(DEPTH, 4), DECODE_FAILED],
  ["PNG of colour type 7", () => saying(COLOUR, 7), DECODE_FAILED],
  ["PNG with a palette that is missing", () => saying(COLOUR, 3), DECODE_FAILED],
  ["PNG of another compression", () => saying(COMPRESSION, 1), DECODE_FAILED],
  ["PNG of another filter method", () => saying(FILTER, 1), DECODE_FAILED],
  ["PNG of another interlacing", () => saying(INTERLACE, 2), DECODE_FAILED],
  ["PNG that says it is interlaced", () => saying(INTERLACE, 1), DECODE_FAILED],
  [
    "PNG, interlaced, of 1 bit",
    () => png({ width: 8, height: 8, depth: 1, colour: 0, interlaced: true }, [Buffer.alloc(1)]),
    NOT_SUPPORTED,
  ],
  ["PNG of 16 bits with pixels for 8", () => saying(DEPTH, 16), DECODE_FAILED],
  [
    "PNG with a row filter that does not exist",
    () => pngOf(header, pngChunk("IDAT", deflateSync(Buffer.alloc(200, 9))), PNG_END),
    DECODE_FAILED,
  ],
  [
    "PNG whose pixels are not compressed",
    () => pngOf(header, pngChunk("IDAT", Buffer.alloc(200, 1)), PNG_END),
    DECODE_FAILED,
  ],
  [
    "PNG whose pixels unfold to 150 MB",
    () => pngOf(header, pngChunk("IDAT", bomb), PNG_END),
    DECODE_FAILED,
  ],
  [
    "PNG with twenty thousand empty pieces of pixels",
    () => {
      const empty = Buffer.concat(Array<Buffer>(20_000).fill(pngChunk("IDAT", Buffer.alloc(0))));
      return pngOf(header, empty, pixels, PNG_END);
    },
    "tagged",
  ],
  [
    "PNG with a colour profile that unfolds to 150 MB",
    () => pngOf(header, pngChunk("iCCP", text("p\0\0", bomb)), pixels, PNG_END),
    "tagged",
  ],
  [
    "PNG with a text that unfolds to 150 MB",
    () => pngOf(header, pngChunk("zTXt", text("Comment\0\0", bomb)), pixels, PNG_END),
    "tagged",
  ],
  [
    "PNG with a script as text, which nobody serves",
    () => pngOf(header, pngChunk("tEXt", text("Comment\0<script>")), pixels, PNG_END),
    "tagged",
  ],
  [
    "PNG that is animated with a million frames of 150 MB",
    () => {
      const frame = pngChunk("fdAT", text("\0\0\0\u0001", bomb));
      const frames = pngChunk("acTL", Buffer.from([0, 15, 66, 64, 0, 0, 0, 0]));
      return pngOf(
        header,
        frames,
        pixels,
        pngChunk("fcTL", Buffer.alloc(26, 0xff)),
        frame,
        PNG_END,
      );
    },
    "tagged",
  ],
  ["PNG with HTML behind it", () => text(small, "<html><script>"), DECODE_FAILED],
  ["PNG with a ZIP behind it", () => text(small, "PK\u0003\u0004"), DECODE_FAILED],
  ["PNG with a second PNG behind it", () => text(small, small), DECODE_FAILED],
];
