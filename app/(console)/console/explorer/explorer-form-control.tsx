"use client";

import { useRouter } from "next/navigation";
import {
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  useSyncExternalStore,
  useTransition,
  type ChangeEvent,
  type ReactNode,
  type SubmitEvent,
} from "react";

import { buttonClass } from "@/components/ui/button-class";
import { Photo } from "@/components/ui/photo";
import { useOnApple } from "@/components/ui/use-on-apple";
import { keepPicture, thumbnailOf } from "./kept-pictures";

type Words = Readonly<
  Record<"picture" | "drop" | "chosen" | "send" | "sending" | "failed", string>
> & {
  /** With `{size}` where the size of the picture goes. */
  readonly tooLarge: string;
  /** "Counts as n calls", from 1. */
  readonly counts: readonly string[];
};

/**
 * The part of the explorer's form that runs in the browser: pictures are dropped and pasted, looked at and measured
 * before they are sent, and stay when the answer comes. Without scripts the browser posts the same form.
 */
export function ExplorerFormControl(props: {
  readonly action: string;
  readonly id: string;
  readonly maxBytes: number;
  /** What the form would count as it stands. */
  readonly calls: number;
  readonly words: Words;
  readonly problem: ReactNode;
  readonly api: ReactNode;
  readonly samples: ReactNode;
  readonly sign: ReactNode;
  readonly icon: ReactNode;
}) {
  const { words } = props;
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const [id, setId] = useState(props.id);
  const live = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const onApple = useOnApple();
  const [chosen, setChosen] = useState<File | null>(null);
  const [thumbnail, setThumbnail] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [calls, setCalls] = useState(props.calls);
  const [sending, setSending] = useState(false);
  const [showing, show] = useTransition();
  const pending = sending || showing;

  const take = useEffectEvent(choose);
  useEffect(() => {
    const paste = ({ clipboardData }: ClipboardEvent) => take(clipboardData?.files);
    const hold = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      take(event.dataTransfer?.files);
    };
    const press = (event: KeyboardEvent) => {
      if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) form.current?.requestSubmit();
    };
    document.addEventListener("paste", paste);
    document.addEventListener("dragover", hold);
    document.addEventListener("drop", drop);
    document.addEventListener("keydown", press);
    return () => {
      document.removeEventListener("paste", paste);
      document.removeEventListener("dragover", hold);
      document.removeEventListener("drop", drop);
      document.removeEventListener("keydown", press);
    };
  }, []);

  /** Puts files into the form as if they had been picked by hand. */
  function choose(files: FileList | undefined) {
    if (!file.current || !files?.length) return;
    file.current.files = files;
    void look();
  }

  async function look() {
    const picture = file.current?.files?.[0] ?? null;
    setChosen(picture);
    setProblem(null);
    setThumbnail(null);
    if (!picture) return;
    for (const sample of samplesIn(form.current)) sample.checked = false;
    if (picture.size > props.maxBytes) {
      const size = `${(picture.size / 1024 / 1024).toFixed(1)} MB`;
      setProblem(words.tooLarge.replace("{size}", size));
    }
    const small = await thumbnailOf(picture);
    // Another one may have been chosen meanwhile.
    if (file.current?.files?.[0] === picture) setThumbnail(small);
  }

  function change({ target }: ChangeEvent<HTMLFormElement>) {
    setCalls(callsIn(form.current));
    if (target.name === "picture") void look();
    if (target.name !== "sample" || !file.current) return;
    file.current.value = "";
    void look();
  }

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const sent = new FormData(event.currentTarget);
    const picture = sent.get("picture");
    if (picture instanceof File && picture.size > props.maxBytes) return file.current?.focus();
    setProblem(null);
    setSending(true);
    try {
      const answer = await fetch(props.action, {
        method: "POST",
        headers: { accept: "application/json" },
        body: sent,
      });
      const next: { readonly href: string; readonly id: string } = await answer.json();
      if (thumbnail) keepPicture(id, thumbnail);
      setId(next.id);
      show(() => router.push(next.href));
    } catch {
      setProblem(words.failed);
    } finally {
      setSending(false);
    }
  }

  return (
    <form
      ref={form}
      action={props.action}
      method="post"
      encType="multipart/form-data"
      onSubmit={send}
      onChange={change}
      className="group grid gap-4"
    >
      <input type="hidden" name="id" value={id} />
      {props.problem}
      {props.api}
      <div>
        <label className="relative flex min-h-32 cursor-pointer flex-col items-center justify-center gap-1 rounded-ctl border border-dashed border-field bg-sunken px-4 py-4 text-center focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent">
          {thumbnail ? (
            <Photo src={thumbnail} alt={words.chosen} className="max-h-40 rounded-[5px]" />
          ) : (
            props.icon
          )}
          <span className="font-medium">{words.picture}</span>
          <span className="max-w-full truncate text-xs text-ink2">
            {chosen?.name ?? words.drop}
          </span>
          <input
            ref={file}
            type="file"
            name="picture"
            accept="image/png,image/jpeg,image/bmp"
            aria-invalid={problem ? true : undefined}
            aria-describedby="picture-problem"
            className={live ? "sr-only" : "mt-1 max-w-full text-xs text-ink2"}
          />
        </label>
        <p id="picture-problem" role="alert" className="text-xs font-medium text-bad">
          {problem}
        </p>
      </div>
      {props.samples}
      {props.sign}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <button
          type="submit"
          aria-disabled={pending || undefined}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          className={`${buttonClass("primary")} h-9!`}
        >
          {pending ? words.sending : words.send}
          <span aria-hidden="true" className="kbd max-sm:hidden">
            {onApple ? "⌘↵" : "Ctrl ↵"}
          </span>
        </button>
        <output className="text-xs text-ink2 num">{live && words.counts[calls - 1]}</output>
      </div>
    </form>
  );
}

/** Whether scripts run never changes; only the server does not know it yet. */
const never = () => () => {};

const samplesIn = (form: HTMLFormElement | null) =>
  form?.querySelectorAll<HTMLInputElement>("input[name=sample]") ?? [];

/** How many calls the form would count: R-USE-2 is the server's, this is what it will come to. */
function callsIn(form: HTMLFormElement | null): number {
  if (!form) return 1;
  const given = new FormData(form);
  return given.get("product") === "legacy" ? Math.max(1, given.getAll("edition").length) : 1;
}
