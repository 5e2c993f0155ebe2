"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState, type ReactNode } from "react";

import {
  enterFilter,
  leaveList,
  moveInList,
  pressCarrier,
} from "@/components/shell/palette/page-keys";
import type { PaletteWords } from "@/components/shell/palette/palette-entry";
import type { Searcher } from "@/components/shell/palette/palette-search";
import { readKey, type Command, type Goes } from "@/components/shell/palette/shortcut-keys";
import { useOnApple } from "@/components/ui/use-on-apple";

// Neither is needed before it is asked for.
const PaletteDialog = lazy(async () => ({
  default: (await import("@/components/shell/palette/palette-dialog")).PaletteDialog,
}));
const ShortcutSheet = lazy(async () => ({
  default: (await import("@/components/shell/palette/shortcut-sheet")).ShortcutSheet,
}));

/** The part of `Palette` that runs in the browser. */
export function PaletteControl(props: {
  readonly searcher: Searcher;
  /** Whether single keys may do something (WCAG 2.1.4). */
  readonly singleKeys: boolean;
  readonly goes: Goes;
  /** Where the content is fetched from. */
  readonly source: string;
  readonly words: PaletteWords;
  readonly children: ReactNode;
}) {
  const { searcher, source, words } = props;
  const router = useRouter();
  const [shown, show] = useState<"palette" | "sheet" | null>(null);
  const begunAt = useRef<number | null>(null);
  const isApple = useOnApple();

  function perform(command: Command): boolean {
    switch (command.kind) {
      case "palette":
      case "sheet":
        show(command.kind);
        return true;
      case "go":
        router.push(command.href);
        return true;
      case "filter":
        if (!enterFilter()) show("palette");
        return true;
      case "row":
        return pressCarrier(command.step === 1 ? "j" : "k") || moveInList(command.step);
      case "leave":
        return leaveList();
      case "letter":
        return pressCarrier(command.key);
    }
  }

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const { command, begunAt: begun } = readKey(
      {
        key: event.key,
        at: event.timeStamp,
        control: event.ctrlKey || event.metaKey,
        alt: event.altKey,
        typing: event.isComposing || isTyping(event.target),
      },
      { active: props.singleKeys, begunAt: begunAt.current, goes: props.goes },
    );
    begunAt.current = begun;
    if (command && perform(command)) event.preventDefault();
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  const opened = { source, words, onClose: () => show(null) };
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => show("palette")}
        className="btn px-2! font-normal! text-ink3 hover:bg-sunken md:w-[min(320px,24vw)] md:justify-start! md:border md:border-line2 md:bg-panel [@media(scripting:none)]:hidden!"
      >
        {props.children}
        <span className="max-md:sr-only truncate">{words.open}</span>
        <kbd className="kbd ml-auto max-lg:hidden">{isApple ? "⌘K" : "Ctrl K"}</kbd>
      </button>
      <Suspense>
        {shown === "palette" && (
          <PaletteDialog {...opened} searcher={searcher} onSheet={() => show("sheet")} />
        )}
        {shown === "sheet" && <ShortcutSheet {...opened} />}
      </Suspense>
    </>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest("input, textarea, select, [popover]") !== null);
