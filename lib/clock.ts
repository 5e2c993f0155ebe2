/** R-TIME-1 · Code asks a clock. Only the doors know the system's. */
export type Clock = { readonly now: () => Date };

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands: for tests, test clocks and events that are performed after they fell due. */
export const clockAt = (instant: Date): Clock => ({ now: () => instant });
