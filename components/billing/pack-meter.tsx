import { useLocale } from "next-intl";

import { formatCount, shortCount } from "@/lib/format/count";

/** What is left of a pack: the number, and a bar that says the same. */
export function PackMeter(props: {
  readonly left: number;
  readonly total: number;
  readonly kind: "free" | "gifted" | "bought";
}) {
  const locale = useLocale();
  return (
    <div className="min-w-[120px]">
      <div className="num mb-1">
        <span className="font-medium">{formatCount(props.left)}</span>
        <span className="text-ink3"> / {shortCount(props.total, locale)}</span>
      </div>
      <MeterBar
        share={props.left / props.total}
        colour={props.kind === "bought" ? "pack" : "free"}
      />
    </div>
  );
}

/** A bar from 0 to 1. It is drawn, not styled: the page's policy allows no style attributes. */
export function MeterBar(props: {
  readonly share: number;
  readonly colour: "pack" | "pack2" | "free" | "post";
}) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 1"
      preserveAspectRatio="none"
      className="block h-1.5 w-full rounded-full bg-neuw"
    >
      <rect
        width={Math.min(1, Math.max(0, props.share)) * 100}
        height="1"
        fill={`var(--c-${props.colour})`}
      />
    </svg>
  );
}
