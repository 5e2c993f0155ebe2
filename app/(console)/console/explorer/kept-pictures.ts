const KEPT_AS = "explorer-pictures";
const CHANGED = "explorer-pictures-changed";
const MOST_KEPT = 20;
const LONGEST_SIDE = 320;

/** A small JPEG of a picture as a data address; null where the browser cannot read it. */
export async function thumbnailOf(file: Blob): Promise<string | null> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/jpeg", 0.8);
  } catch {
    return null;
  }
}

/** Keeps the thumbnail of a call in this browser and nowhere else. A full storage keeps nothing. */
export function keepPicture(call: string, thumbnail: string): void {
  const kept = [...all(), [call, thumbnail] as const].slice(-MOST_KEPT);
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(kept));
  } catch {
    return;
  }
  window.dispatchEvent(new Event(CHANGED));
}

export const keptPicture = (call: string): string | null =>
  all().find(([id]) => id === call)?.[1] ?? null;

export function onKept(changed: () => void): () => void {
  window.addEventListener(CHANGED, changed);
  window.addEventListener("storage", changed);
  return () => {
    window.removeEventListener(CHANGED, changed);
    window.removeEventListener("storage", changed);
  };
}

function all(): readonly (readonly [call: string, thumbnail: string])[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_AS) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isEntry) : [];
  } catch {
    return [];
  }
}

const isEntry = (entry: unknown): entry is readonly [string, string] =>
  Array.isArray(entry) &&
  typeof entry[0] === "string" &&
  typeof entry[1] === "string" &&
  entry[1].startsWith("data:image/jpeg;");
