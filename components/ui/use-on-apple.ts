"use client";

import { useSyncExternalStore } from "react";

/** Whether keys are pressed with ⌘ here, and not with Ctrl. Unknown to the server, which says no. */
export const useOnApple = (): boolean => useSyncExternalStore(neverChanges, onApple, () => false);

const neverChanges = () => () => {};
const onApple = (): boolean => /Mac|iP(hone|ad)/.test(navigator.userAgent);
