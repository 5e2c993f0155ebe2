import { checkCreditCode, checkResidentId } from "@/lib/core/identity";
import type { Papers } from "@/lib/demo/demo-world";

/** Papers of a person who does not exist; `serial` (0–999) tells them apart. The check digit is right. */
export function personPapers(name: string, serial: number): Papers {
  const body = `11010119900101${String(serial).padStart(3, "0")}`;
  return { kind: "personal", name, number: completed(body, "0123456789X", checkResidentId) };
}

/** Papers of a company that does not exist; `serial` (0–99999999) tells them apart. */
export function companyPapers(name: string, serial: number): Papers {
  const body = `91110000${String(serial).padStart(8, "0")}0`;
  return {
    kind: "enterprise",
    name,
    number: completed(body, "0123456789ABCDEFGHJKLMNPQRTUWXY", checkCreditCode),
  };
}

// The rule itself says which last character is right.
function completed(
  body: string,
  lastCharacters: string,
  check: (text: string) => { readonly ok: boolean },
): string {
  const last = [...lastCharacters].find((character) => check(body + character).ok);
  if (last === undefined) throw new Error(`${body} has no check character`);
  return body + last;
}
