"use client";

import { useEffect, useId, useRef } from "react";

import { buttonClass } from "@/components/ui/button-class";
import type { PaletteWords } from "@/components/shell/palette/palette-entry";
import { useContent } from "@/components/shell/palette/use-content";
import { routes } from "@/lib/routes";

type Props = {
  readonly source: string;
  readonly words: PaletteWords;
  readonly onClose: () => void;
};

/** All keys and what they do, with the way to switch the single ones off. */
export function ShortcutSheet({ source, words: { failed }, onClose }: Props) {
  const content = useContent(source);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const closing = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    closing.current?.focus();
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      className="m-auto w-[440px] max-w-[calc(100vw-32px)] space-y-3 rounded-panel border border-line bg-panel p-5 text-sm text-ink shadow-pop"
    >
      <h2 id={id} className="text-base font-semibold">
        {content?.words.sheet ?? failed}
      </h2>
      <dl className="space-y-1.5">
        {content?.keys.map(({ keys, label }) => (
          <div key={label} className="flex items-center gap-3">
            <dt className="flex w-28 shrink-0 gap-1">
              {keys.map((key) => (
                <kbd key={key} className="kbd">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd className="text-ink2">{label}</dd>
          </div>
        ))}
      </dl>
      {content && <p className="text-xs text-ink3">{content.words.offHint}</p>}
      <div className="flex justify-end gap-2 pt-1">
        {content && (
          <form action={routes.preferences()} method="post">
            <button name="hotkeys" value="off" className={buttonClass("ghost")}>
              {content.words.off}
            </button>
          </form>
        )}
        <button
          ref={closing}
          type="button"
          className={buttonClass("secondary")}
          onClick={() => dialog.current?.close()}
        >
          {content?.words.close ?? "×"}
        </button>
      </div>
    </dialog>
  );
}
