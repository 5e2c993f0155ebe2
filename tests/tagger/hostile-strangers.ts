import { MAX_IMAGE_BYTES } from "@/lib/tagger/inspect-image";
import { EMPTY, NOT_SUPPORTED, TOO_LARGE, type HostileImage } from "@/tests/tagger/hostile-image";
import { photo } from "@/tests/tagger/pictures";

const stranger = (what: string, first: string): HostileImage => [
  what,
  () => Buffer.concat([Buffer.from(first, "latin1"), Buffer.alloc(500, 1)]),
  NOT_SUPPORTED,
];

/** Files that are none of the three kinds, whatever their name was. */
export const HOSTILE_STRANGERS: readonly HostileImage[] = [
  ["0 bytes", () => Buffer.alloc(0), EMPTY],
  ["1 byte", () => Buffer.from([0x89]), NOT_SUPPORTED],
  ["zero bytes only", () => Buffer.alloc(1_000), NOT_SUPPORTED],
  [
    "3 MiB and a byte",
    () =>
      Buffer.concat([photo("cat"), Buffer.alloc(MAX_IMAGE_BYTES)]).subarray(0, MAX_IMAGE_BYTES + 1),
    TOO_LARGE,
  ],
  ["12 MB", () => Buffer.alloc(12_000_000, 0xff), TOO_LARGE],
  stranger("text", "hello"),
  stranger("HTML", "<!doctype html><script>"),
  stranger("SVG", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'>"),
  stranger("SVG that reads a file", "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"),
  stranger("GIF", "GIF89a"),
  stranger("GIF of 65535 x 65535", "GIF89a\xff\xff\xff\xff"),
  stranger("WebP", "RIFF\0\0\0\x01WEBPVP8 "),
  stranger("TIFF", "II*\0"),
  stranger("TIFF, big-endian", "MM\0*"),
  stranger("HEIC", "\0\0\0\x18ftypheic"),
  stranger("AVIF", "\0\0\0\x18ftypavif"),
  stranger("JPEG XL", "\xff\x0a"),
  stranger("JPEG 2000", "\0\0\0\x0cjP  \r\n\x87\n"),
  stranger("ICO", "\0\0\x01\0"),
  stranger("PSD", "8BPS\0\x01"),
  stranger("PDF", "%PDF-1.7"),
  stranger("PostScript", "%!PS-Adobe-3.0"),
  stranger("ZIP", "PK\x03\x04"),
  stranger("gzip", "\x1f\x8b\x08"),
  stranger("ELF", "\x7fELF"),
  [
    "a JPEG behind the head of a GIF",
    () => Buffer.concat([Buffer.from("GIF89a"), photo("cat")]),
    NOT_SUPPORTED,
  ],
  [
    "a JPEG behind a byte order mark",
    () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), photo("cat")]),
    NOT_SUPPORTED,
  ],
];
