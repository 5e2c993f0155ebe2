import {
  DECODE_FAILED,
  NOT_SUPPORTED,
  TIMED_OUT,
  UNQUALIFIED,
  type HostileImage,
} from "@/tests/tagger/hostile-image";
import { altered, photo } from "@/tests/tagger/pictures";

const START = Buffer.from([0xff, 0xd8]);
const END = Buffer.from([0xff, 0xd9]);
const [COMMENT, PROFILE, EXIF, ADOBE, RESTARTS] = [0xfe, 0xe2, 0xe1, 0xee, 0xdd] as const;

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

type JpegSpec = {
  frame?: number;
  precision?: number;
  width?: number;
  height?: number;
  components?: number;
  sampling?: number;
  /** What a component is scaled by, and how its numbers are coded. */
  tables?: readonly Buffer[];
  extra?: readonly Buffer[];
  scans?: readonly Buffer[];
};

const SCALES = segment(0xdb, Buffer.from([0, ...Array<number>(64).fill(1)]));
/** A code of one bit, zero, that stands for `symbol`. */
const codes = (kind: number, symbol: number) =>
  segment(0xc4, Buffer.from([kind, 1, ...Array<number>(15).fill(0), symbol]));
const TABLES = [SCALES, codes(0x00, 0), codes(0x10, 0)];

/** A scan of these components, of the coefficients from `first` to `last`. */
function scan(ids: readonly number[], [first, last]: readonly [number, number], data: Buffer) {
  const selectors = ids.flatMap((id) => [id, 0]);
  return Buffer.concat([
    segment(0xda, Buffer.from([ids.length, ...selectors, first, last, 0])),
    data,
  ]);
}

function jpegOf({
  frame = 0xc0,
  precision = 8,
  width = 8,
  height = 8,
  components = 1,
  sampling = 0x11,
  tables = TABLES,
  extra = [],
  scans = [],
}: JpegSpec = {}): Buffer {
  const ids = Array.from({ length: components }, (_, index) => index + 1);
  const size = Buffer.from([precision, height >> 8, height & 255, width >> 8, width & 255]);
  const list = Buffer.from([components, ...ids.flatMap((id) => [id, sampling, 0])]);
  const only = scans.length > 0 ? scans : [scan(ids, [0, 63], Buffer.alloc(8))];
  const head = segment(frame, Buffer.concat([size, list]));
  return Buffer.concat([START, ...extra, ...tables, head, ...only, END]);
}

/** Where the segments of a JPEG begin, up to its first scan. */
function segmentsOf(picture: Buffer): number[] {
  const places = [];
  for (let at = 2; picture[at + 1] !== 0xda; at += 2 + picture.readUInt16BE(at + 2))
    places.push(at);
  return places;
}

const INKS = segment(ADOBE, Buffer.from("Adobe\0\x64\0\0\0\0\0", "latin1"));

const cat = photo("cat");
const behindStart = (...parts: readonly Buffer[]) =>
  Buffer.concat([START, ...parts, cat.subarray(2)]);
const firstScan = cat.indexOf(Buffer.from([0xff, 0xda]));

export const HOSTILE_JPEGS: readonly HostileImage[] = [
  ["JPEG of its first three bytes", () => cat.subarray(0, 3), DECODE_FAILED],
  ...segmentsOf(cat).flatMap((at): readonly HostileImage[] => [
    [`JPEG cut off in the marker at ${at}`, () => cat.subarray(0, at + 1), DECODE_FAILED],
    [`JPEG cut off inside the segment at ${at}`, () => cat.subarray(0, at + 7), DECODE_FAILED],
  ]),
  ["JPEG cut off before its scan", () => cat.subarray(0, firstScan), DECODE_FAILED],
  ["JPEG cut off in the head of its scan", () => cat.subarray(0, firstScan + 6), DECODE_FAILED],
  ["JPEG cut off in its scan", () => cat.subarray(0, 20_000), DECODE_FAILED],
  ["JPEG cut off before its end", () => cat.subarray(0, -2), DECODE_FAILED],
  [
    "JPEG cut off in its scan, and closed",
    () => Buffer.concat([cat.subarray(0, 20_000), END]),
    DECODE_FAILED,
  ],
  ["JPEG of 65535 x 65535", () => jpegOf({ width: 65_535, height: 65_535 }), UNQUALIFIED],
  ["JPEG of 5001 x 5000", () => jpegOf({ width: 5_001, height: 5_000 }), UNQUALIFIED],
  ["JPEG whose height comes later", () => jpegOf({ height: 0 }), DECODE_FAILED],
  ["JPEG without width", () => jpegOf({ width: 0 }), DECODE_FAILED],
  [
    "JPEG of 5000 x 5000 with a scan of 8 bytes",
    () => jpegOf({ width: 5_000, height: 5_000, components: 3 }),
    DECODE_FAILED,
  ],
  [
    "JPEG of 5000 x 5000 in four inks",
    () => jpegOf({ width: 5_000, height: 5_000, components: 4 }),
    DECODE_FAILED,
  ],
  [
    "JPEG of 5000 x 5000 with the largest sampling",
    () => jpegOf({ width: 5_000, height: 5_000, components: 3, sampling: 0xff }),
    DECODE_FAILED,
  ],
  ["JPEG with sampling zero", () => jpegOf({ sampling: 0 }), DECODE_FAILED],
  ["JPEG of 255 components", () => jpegOf({ components: 255 }), DECODE_FAILED],
  ["JPEG in four inks", () => jpegOf({ components: 4, extra: [INKS] }), "tagged"],
  [
    "JPEG of four components that are not said to be inks",
    () => jpegOf({ components: 4 }),
    DECODE_FAILED,
  ],
  ["JPEG of 12 bits", () => jpegOf({ precision: 12 }), NOT_SUPPORTED],
  ["JPEG, lossless", () => jpegOf({ frame: 0xc3 }), NOT_SUPPORTED],
  ["JPEG, hierarchical", () => jpegOf({ frame: 0xc5 }), NOT_SUPPORTED],
  ["JPEG, arithmetic", () => jpegOf({ frame: 0xc9 }), NOT_SUPPORTED],
  [
    "JPEG with two headers",
    () => jpegOf({ extra: [segment(0xc0, Buffer.from([8, 0, 8, 0, 8, 1, 1, 0x11, 0]))] }),
    DECODE_FAILED,
  ],
  [
    "JPEG with a second header of 65535 x 65535 behind its scan",
    () => {
      const second = segment(0xc0, Buffer.from([8, 255, 255, 255, 255, 1, 1, 0x11, 0]));
      return Buffer.concat([jpegOf().subarray(0, -2), second, END]);
    },
    DECODE_FAILED,
  ],
  ["JPEG without scales", () => jpegOf({ tables: TABLES.slice(1) }), DECODE_FAILED],
  ["JPEG without codes", () => jpegOf({ tables: [SCALES] }), DECODE_FAILED],
  [
    "JPEG with more codes than bits can tell apart",
    () => jpegOf({ tables: [SCALES, segment(0xc4, Buffer.alloc(17 + 16 * 255, 255))] }),
    DECODE_FAILED,
  ],
  [
    "JPEG with a scan of a component that it has not",
    () => jpegOf({ scans: [scan([9], [0, 63], Buffer.alloc(8))] }),
    DECODE_FAILED,
  ],
  [
    "JPEG with a segment shorter than its length",
    () => behindStart(Buffer.from([0xff, EXIF, 0, 1])),
    DECODE_FAILED,
  ],
  [
    "JPEG with a segment that runs over the end",
    () => Buffer.concat([START, Buffer.from([0xff, EXIF, 255, 255, 0])]),
    DECODE_FAILED,
  ],
  [
    "JPEG with a million restarts",
    () => {
      const restarts = Buffer.alloc(2_000_000);
      for (let at = 0; at < restarts.length; at += 2)
        restarts.set([0xff, 0xd0 + ((at / 2) % 8)], at);
      const every = segment(RESTARTS, Buffer.from([0, 1]));
      return jpegOf({ extra: [every], scans: [scan([1], [0, 63], restarts)] });
    },
    DECODE_FAILED,
  ],
  [
    "JPEG of 5000 x 5000 with thousands of scans",
    () => {
      // A scan without any detail: 48 bytes run over all blocks.
      const idle = scan([1], [1, 63], Buffer.alloc(48));
      const first = scan([1], [0, 0], Buffer.alloc(50_000));
      const tables = [SCALES, codes(0x00, 0), codes(0x10, 0xe0)];
      const scans = [first, ...Array<Buffer>(40_000).fill(idle)];
      return jpegOf({ frame: 0xc2, width: 5_000, height: 5_000, tables, scans });
    },
    TIMED_OUT,
  ],
  [
    "JPEG with a megabyte of padding before its first marker",
    () => behindStart(Buffer.alloc(1_000_000, 0xff)),
    "tagged",
  ],
  [
    "JPEG with two megabytes of colour profile",
    () => behindStart(...Array<Buffer>(32).fill(segment(PROFILE, Buffer.alloc(65_000, 1)))),
    "tagged",
  ],
  [
    "JPEG with EXIF that points far outside",
    () => behindStart(segment(EXIF, Buffer.from("Exif\0\0II*\0\xff\xff\xff\xff", "latin1"))),
    "tagged",
  ],
  [
    "JPEG with a script as comment, which nobody serves",
    () => behindStart(segment(COMMENT, Buffer.from("<script>alert(1)</script>"))),
    "tagged",
  ],
  ["JPEG with HTML behind it", () => Buffer.concat([cat, Buffer.from("<html>")]), DECODE_FAILED],
  [
    "JPEG with a second JPEG that is cut off",
    () => Buffer.concat([cat, cat.subarray(0, 9_000)]),
    DECODE_FAILED,
  ],
  ["JPEG whose second byte says PNG", () => altered(cat, 1, 0x50), NOT_SUPPORTED],
];
