"use client";

import { useEffect, useSyncExternalStore, type ReactNode } from "react";

const KEPT_AS = "hotkeys";
const CHANGED = "hotkeys-changed";

/** The part of `Hotkeys` that runs in the browser. */
export function HotkeysControl(props: {
  readonly on: string;
  readonly off: string;
  readonly children: ReactNode;
}) {
  const active = useSyncExternalStore(subscribe, isOn, () => true);

  useEffect(() => {
    if (!active) return undefined;
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [active]);

  return (
    <>
      {active && props.children}
      <button
        type="button"
        aria-pressed={active}
        onClick={() => keep(!active)}
        className="ml-auto min-h-6 hover:text-ink cursor-pointer"
      >
        {active ? props.on : props.off}
      </button>
    </>
  );
}

function press(event: KeyboardEvent) {
  const withModifier = event.ctrlKey || event.metaKey || event.altKey;
  if (withModifier || event.defaultPrevented || isTyping(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const key = CSS.escape(event.key.toLowerCase());
  const pressed = document.querySelectorAll<HTMLElement>(`[aria-keyshortcuts="${key}"]`);
  const shown = [...pressed].find((element) => element.checkVisibility());
  if (!shown) return;
  event.preventDefault();
  shown.click();
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, textarea, select, [popover]") !== null;

const isOn = (): boolean => localStorage.getItem(KEPT_AS) !== "off";

function keep(active: boolean) {
  localStorage.setItem(KEPT_AS, active ? "on" : "off");
  window.dispatchEvent(new Event(CHANGED));
}

function subscribe(changed: () => void) {
  window.addEventListener(CHANGED, changed);
  window.addEventListener("storage", changed);
  return () => {
    window.removeEventListener(CHANGED, changed);
    window.removeEventListener("storage", changed);
  };
}
