"use client";

import { use } from "react";

import type { PaletteContent } from "@/components/shell/palette/palette-entry";

let asked: { readonly source: string; readonly answer: Promise<PaletteContent | null> } | null =
  null;

/**
 * The palette's content, fetched once for each page that a browser loads; null where it could not be had,
 * and then it is asked for again with the next opening.
 */
export function useContent(source: string): PaletteContent | null {
  if (asked?.source !== source) asked = { source, answer: fetched(source) };
  return use(asked.answer);
}

async function fetched(source: string): Promise<PaletteContent | null> {
  try {
    const answer = await fetch(source, { headers: { accept: "application/json" } });
    if (answer.ok) return (await answer.json()) as PaletteContent;
  } catch {
    // Offline: said where the entries would stand.
  }
  asked = null;
  return null;
}
