"use client";

import { useSyncExternalStore, type ReactNode } from "react";

import { Photo } from "@/components/ui/photo";
import { keptPicture, onKept } from "./kept-pictures";

/** The picture of a call: a sample, or the thumbnail that this browser kept; else what stands for it. */
export function CallPicture(props: {
  readonly call: string;
  readonly sampleSrc: string | null;
  readonly alt: string;
  readonly className: string;
  readonly children: ReactNode;
}) {
  const kept = useSyncExternalStore(
    onKept,
    () => keptPicture(props.call),
    () => null,
  );
  const src = props.sampleSrc ?? kept;
  return src ? (
    <Photo src={src} alt={props.alt} className={`object-cover bg-sunken ${props.className}`} />
  ) : (
    <span
      className={`inline-flex items-center justify-center bg-sunken text-ink3 ${props.className}`}
    >
      {props.children}
    </span>
  );
}
