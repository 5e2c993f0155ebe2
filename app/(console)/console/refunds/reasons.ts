/** Why a customer gives a pack back; "other" is said in their own words. */
export const REASONS = ["wrong-size", "not-needed", "price", "other"] as const;
