import {
  beginSecondFactorAction,
  beginSetUpAction,
  enableSecondFactorAction,
  enableSetUpAction,
} from "./actions";

/** Who sets an authenticator up: somebody in their settings, or staff who may not go on without one. */
export const ACTIONS = {
  settings: { begin: beginSecondFactorAction, enable: enableSecondFactorAction },
  "sign-in": { begin: beginSetUpAction, enable: enableSetUpAction },
} as const;
