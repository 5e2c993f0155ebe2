import { describe, expect, it } from "vitest";

import { checkCreditCode, checkResidentId, maskName, maskNumber } from "@/lib/core/identity";
import type { Result } from "@/lib/core/result";

const answer = (checked: Result<string, string>) => (checked.ok ? checked.value : checked.refusal);

describe("R-ACC-1 · a resident id, GB 11643", () => {
  it.each([
    ["11010519491231002X", "11010519491231002X"], // the standard's own examples
    ["440524188001010014", "440524188001010014"],
    ["11010519491231002x", "11010519491231002X"],
    [" 110105 19491231 002X ", "11010519491231002X"],
    ["110105194912310021", "bad-check-digit"],
    ["11010519491231003X", "bad-check-digit"],
    ["11010519490229002X", "bad-date"], // 1949 was no leap year
    ["110105194913310020", "bad-date"],
    ["110105194900010020", "bad-date"],
    ["1101051949123100X2", "bad-digit"],
    ["11010519491231002A", "bad-digit"],
    ["１１010519491231002X", "bad-digit"],
    ["11010519491231002", "bad-length"],
    ["11010519491231002XX", "bad-length"],
    ["X1010519491231002X", "bad-digit"],
    ["11010519491231002/", "bad-digit"],
    ["", "bad-length"],
  ])("%j: %s", (text, expected) => {
    expect(answer(checkResidentId(text))).toBe(expected);
  });
});

describe("R-ACC-1 · a unified social credit code, GB 32100", () => {
  it.each([
    ["91350100M000100Y43", "91350100M000100Y43"], // the standard's own example
    ["91350100m000100y43", "91350100M000100Y43"],
    ["9144030071526726XG", "9144030071526726XG"],
    ["91350100M000100Y44", "bad-check-digit"],
    ["91350100M000100Y34", "bad-check-digit"],
    ["91350100I000100Y43", "bad-digit"],
    ["91350100M000100Y4Z", "bad-digit"],
    ["91350100M000100Y4", "bad-length"],
  ])("%j: %s", (text, expected) => {
    expect(answer(checkCreditCode(text))).toBe(expected);
  });
});

describe("R-ACC-1 · numbers and names are shown masked", () => {
  it.each([
    ["11010519491231002X", "110***********002X"],
    ["12345678", "123*5678"],
    ["1234567", "*******"],
    ["", ""],
  ])("the number %j as %j", (number, masked) => {
    expect(maskNumber(number)).toBe(masked);
  });

  it.each([
    ["张三", "张*"],
    ["李小明", "李*明"],
    ["欧阳娜娜", "欧**娜"],
    ["𠮷野家", "𠮷*家"],
    ["王", "*"],
    ["", ""],
  ])("the name %j as %j", (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});
