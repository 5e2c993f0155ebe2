import { expect, it } from "vitest";

import { attachment, fileStamp } from "@/lib/format/file-name";
import { shanghai } from "@/tests/support/shanghai";

it("a file's name says when it was made, on Shanghai's clock", () => {
  expect(fileStamp(shanghai("2025-11-18T04:02:59"))).toBe("20251118-0402");
});

it.each([
  ["账单.pdf", `attachment; filename="export.pdf"; filename*=UTF-8''%E8%B4%A6%E5%8D%95.pdf`],
  ["a'b (1)*.csv", `attachment; filename="export.csv"; filename*=UTF-8''a%27b%20%281%29%2A.csv`],
])("RFC 5987 · %s", (name, header) => {
  expect(attachment(name)).toBe(header);
});
