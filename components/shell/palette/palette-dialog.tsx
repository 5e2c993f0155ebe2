"use client";

import { useRouter } from "next/navigation";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";

import type {
  Deed,
  PaletteContent,
  PaletteEntry,
  PaletteWords,
} from "@/components/shell/palette/palette-entry";
import { findEntries, findJump, type Searcher } from "@/components/shell/palette/palette-search";
import { useContent } from "@/components/shell/palette/use-content";
import { prefer } from "@/components/shell/palette/prefer";

type Props = {
  readonly searcher: Searcher;
  readonly source: string;
  readonly words: PaletteWords;
  readonly onClose: () => void;
  readonly onSheet: () => void;
};

/** A field and what it finds, as a combobox: the focus stays in the field, arrows choose, Enter does. */
export function PaletteDialog({ searcher, source, words, onClose, onSheet }: Props) {
  const content = useContent(source);
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const id = useId();
  const found = content ? listFor(content, query, searcher) : [];

  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [id, at]);

  function perform(deed: Deed, newTab: boolean) {
    // The sheet takes this dialog's place: its closing would close the sheet.
    if (deed.kind === "sheet") return onSheet();
    dialog.current?.close();
    if (deed.kind === "prefer") void prefer(deed.name, deed.value);
    else if (deed.kind === "download") location.assign(deed.href);
    else if (newTab) window.open(deed.href, "_blank", "noopener");
    else router.push(deed.href);
  }

  function onKeyDown(event: KeyboardEvent) {
    // Enter takes a word of an input method, too.
    if (event.nativeEvent.isComposing || found.length === 0) return;
    const chosen = found[at];
    if (event.key === "Enter" && chosen) perform(chosen.does, event.ctrlKey || event.metaKey);
    else if (event.key === "ArrowDown") setAt((at + 1) % found.length);
    else if (event.key === "ArrowUp") setAt((at - 1 + found.length) % found.length);
    else return;
    event.preventDefault();
  }

  return (
    <dialog
      ref={dialog}
      aria-label={words.title}
      onClose={onClose}
      closedby="any"
      className="mx-auto mt-[12vh] w-[560px] max-w-[calc(100vw-32px)] rounded-panel border border-line bg-panel text-sm text-ink shadow-pop"
    >
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type into it
        autoFocus
        role="combobox"
        aria-label={words.field}
        placeholder={words.field}
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        className="h-12 w-full border-b border-line bg-transparent px-4 text-base placeholder:text-ink3 -outline-offset-2!"
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={words.title}
        className="max-h-[min(360px,60vh)] overflow-y-auto p-1.5"
      >
        {found.map((entry, index) => (
          // Keys choose from the field; the mouse chooses here.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={`${entry.group} ${entry.label}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseMove={() => setAt(index)}
            onClick={(event) => perform(entry.does, event.ctrlKey || event.metaKey)}
            className="flex min-h-9 items-center gap-3 rounded-ctl px-2.5 cursor-pointer aria-selected:bg-accentw aria-selected:text-accenti"
          >
            <span className="num">{entry.label}</span>
            <span className="ml-auto shrink-0 text-xs text-ink3">{entry.group}</span>
          </div>
        ))}
      </div>
      <p
        role="status"
        className={found.length > 0 ? "sr-only" : "px-4 pb-4 pt-1 text-center text-ink3"}
      >
        {statusOf(content, found.length, words.failed)}
      </p>
    </dialog>
  );
}

function listFor(
  { entries, words }: PaletteContent,
  query: string,
  searcher: Searcher,
): readonly PaletteEntry[] {
  const jump = findJump(query, searcher);
  const entry = jump && {
    label: jump.id,
    group: words.jump[jump.kind],
    also: "",
    does: { kind: "visit", href: jump.href } as const,
  };
  return [...(entry ? [entry] : []), ...findEntries(entries, query)];
}

function statusOf(content: PaletteContent | null, count: number, failed: string): string {
  if (!content) return failed;
  return count > 0 ? content.words.results.replace("#", String(count)) : content.words.none;
}
