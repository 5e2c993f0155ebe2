import { hash, verify } from "@node-rs/argon2";

export type PasswordRefusal = "password-too-short" | "password-too-long" | "password-common";

export const SHORTEST_PASSWORD = 10;
const LONGEST_PASSWORD = 256;

// argon2id with the memory that OWASP recommends for one pass; about 20 ms.
const COST = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const;

// Nobody's password at the same cost: an unknown e-mail address takes as long as a wrong password.
const NOBODYS_HASH =
  "$argon2id$v=19$m=47104,t=1,p=1$Ceua62+ZLlVPINpatXgLEg$q/DBi+XOb5QlAq2c77wMAdsxIfY9K9ZrLXHIfZ10oXM";

/** What is wrong with a password that somebody chose, or null. Length decides; no rules of composition. */
export function passwordRefusal(password: string, email: string): PasswordRefusal | null {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return "password-too-short";
  if (length > LONGEST_PASSWORD) return "password-too-long";
  return isCommon(password.toLowerCase(), email.toLowerCase()) ? "password-common" : null;
}

export const hashPassword = (password: string): Promise<string> =>
  oneOfFew(() => hash(password, COST));

/** Whether the password is the hash's. Null stands for nobody: it takes as long, and is never right. */
export async function passwordIs(password: string, passwordHash: string | null): Promise<boolean> {
  if ([...password].length > LONGEST_PASSWORD) return false;
  const matches = await oneOfFew(() => verify(passwordHash ?? NOBODYS_HASH, password));
  return matches && passwordHash !== null;
}

function isCommon(password: string, email: string): boolean {
  const repeatsOneCharacter = new Set(password).size <= 2;
  const [mailbox = ""] = email.split("@");
  const namesItself = password === email || (mailbox.length >= 5 && password.startsWith(mailbox));
  return repeatsOneCharacter || namesItself || COMMON.some((common) => password.startsWith(common));
}

// Beginnings of the commonest passwords of ten characters and more, and words of this product.
const COMMON = [
  "0123456789",
  "0987654321",
  "1234567890",
  "123456789a",
  "1q2w3e4r5t",
  "1qaz2wsx3e",
  "abc1234567",
  "abcdefghij",
  "admin12345",
  "administrator",
  "asdfghjkl",
  "football12",
  "iloveyou12",
  "letmein123",
  "password",
  "passw0rd",
  "p@ssw0rd",
  "qq123456",
  "qazwsxedc",
  "qwer123456",
  "qwertyuiop",
  "qwerty1234",
  "sunshine12",
  "tencent123",
  "tuqian",
  "welcome123",
  "woaini1314",
  "woaini520",
  "zxcvbnm123",
] as const;

// Each hash holds 46 MiB and a thread of the pool: more at once would starve the rest of the process.
const AT_ONCE = 4;
let running = 0;
const waiting: (() => void)[] = [];

async function oneOfFew<Value>(work: () => Promise<Value>): Promise<Value> {
  if (running >= AT_ONCE) await new Promise<void>((admit) => waiting.push(admit));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
