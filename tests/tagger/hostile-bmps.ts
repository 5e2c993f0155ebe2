import {
  DECODE_FAILED,
  NOT_SUPPORTED,
  UNQUALIFIED,
  type HostileImage,
} from "@/tests/tagger/hostile-image";
import { altered, bmp } from "@/tests/tagger/pictures";

/** Where the header's fields are in every BMP with the common header. */
const [FILE_SIZE, PIXELS_AT, HEADER_LENGTH, WIDTH, HEIGHT, PLANES, BITS, COMPRESSION, COLOURS] = [
  2, 10, 14, 18, 22, 26, 28, 30, 46,
] as const;
const MOST = [255, 255, 255, 255] as const;

const small = bmp({ width: 8, height: 8, bits: 24, rows: Buffer.alloc(8 * 24, 0x80) });
const grey = Array.from({ length: 256 }, (_, level) => level * 0x01_01_01);
const indexed = bmp({ width: 8, height: 8, bits: 8, palette: grey, rows: Buffer.alloc(64, 200) });

export const HOSTILE_BMPS: readonly HostileImage[] = [
  ...[2, 14, 25, 53, 54, small.length - 1].map((length): HostileImage => [
    `BMP cut off after ${length} bytes`,
    () => small.subarray(0, length),
    DECODE_FAILED,
  ]),
  [
    "BMP of 2147483647 x 2147483647",
    () => altered(small, WIDTH, 255, 255, 255, 127, 255, 255, 255, 127),
    DECODE_FAILED,
  ],
  ["BMP of width -1", () => altered(small, WIDTH, ...MOST), DECODE_FAILED],
  ["BMP without width", () => altered(small, WIDTH, 0), DECODE_FAILED],
  ["BMP of height -2147483648", () => altered(small, HEIGHT, 0, 0, 0, 128), DECODE_FAILED],
  [
    "BMP of height -8, which is from the top",
    () => altered(small, HEIGHT, 248, 255, 255, 255),
    "tagged",
  ],
  [
    "BMP of 5000 x 5001 in 1 bit",
    () =>
      bmp({
        width: 5_000,
        height: 5_001,
        bits: 1,
        palette: [0, 0xffffff],
        rows: Buffer.alloc(628 * 5_001),
      }),
    UNQUALIFIED,
  ],
  ["BMP that says it has 100 MB", () => altered(small, FILE_SIZE, 0, 225, 245, 5), "tagged"],
  ["BMP whose pixels begin past its end", () => altered(small, PIXELS_AT, ...MOST), DECODE_FAILED],
  ["BMP whose pixels begin in its header", () => altered(small, PIXELS_AT, 0), DECODE_FAILED],
  ["BMP with a header of 4 GB", () => altered(small, HEADER_LENGTH, ...MOST), DECODE_FAILED],
  ["BMP with a header of 13 bytes", () => altered(small, HEADER_LENGTH, 13), DECODE_FAILED],
  ["BMP of 0 planes", () => altered(small, PLANES, 0), "tagged"],
  ["BMP of 0 bits", () => altered(small, BITS, 0), DECODE_FAILED],
  ["BMP of 64 bits", () => altered(small, BITS, 64), DECODE_FAILED],
  ["BMP with run lengths", () => altered(indexed, COMPRESSION, 1), NOT_SUPPORTED],
  ["BMP with a JPEG inside", () => altered(small, COMPRESSION, 4), NOT_SUPPORTED],
  ["BMP with a PNG inside", () => altered(small, COMPRESSION, 5), NOT_SUPPORTED],
  ["BMP with bit fields of 24 bits", () => altered(small, COMPRESSION, 3), NOT_SUPPORTED],
  [
    "BMP with bit fields of nothing",
    () =>
      bmp({
        width: 8,
        height: 8,
        bits: 16,
        compression: 3,
        masks: [0, 0, 0],
        rows: Buffer.alloc(128),
      }),
    "tagged",
  ],
  ["BMP that says it has 4294967295 colours", () => altered(indexed, COLOURS, ...MOST), "tagged"],
  [
    "BMP whose palette runs over its pixels",
    () => bmp({ width: 8, height: 8, bits: 8, palette: [], rows: Buffer.alloc(64, 255) }),
    "tagged",
  ],
  [
    "BMP with a script behind it",
    () => Buffer.concat([small, Buffer.from("<script>")]),
    DECODE_FAILED,
  ],
];
