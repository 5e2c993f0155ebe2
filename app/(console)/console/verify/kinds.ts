/** R-ACC-1 · Who an account can be verified as. */
export const KINDS = ["personal", "enterprise"] as const;
