// C0 and C1 controls but line breaks and tabs; marks that turn the direction of what follows.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * Text that a person wrote, trimmed, or null where it cannot be kept as it is: empty, longer than
 * `longest` characters, with unseen controls, or with half a character that PostgreSQL would replace.
 */
export function plainText(text: string, longest: number): string | null {
  const trimmed = text.trim();
  const length = [...trimmed].length;
  const storable =
    length > 0 && length <= longest && trimmed.isWellFormed() && !UNSEEN.test(trimmed);
  return storable ? trimmed : null;
}
