import { formatInstant } from "@/lib/format/instant";

/** `20251118-1432`: when a file was made, as its name says it. */
export const fileStamp = (at: Date): string =>
  `${formatInstant(at, "day").replaceAll("-", "")}-${formatInstant(at, "time").replace(":", "")}`;

/**
 * The header that makes an answer a file to keep. The name may be Chinese (RFC 5987); a program that cannot read that
 * gets `plain`.
 */
export const attachment = (name: string, plain = "export"): string => {
  const extension = name.slice(name.lastIndexOf("."));
  return `attachment; filename="${plain}${extension}"; filename*=UTF-8''${encoded(name)}`;
};

// What RFC 5987 reserves and encodeURIComponent leaves as it is.
const encoded = (name: string): string =>
  encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
