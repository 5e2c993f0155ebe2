import { deadline24, formatInstant, type InstantStyle } from "@/lib/format/instant";

/** An instant on Shanghai's clock; pointing at it shows the second and UTC. */
export function Instant(props: { readonly at: Date; readonly style: InstantStyle }) {
  return (
    <time
      dateTime={props.at.toISOString()}
      title={exactly(props.at)}
      className="num whitespace-nowrap"
    >
      {formatInstant(props.at, props.style)}
    </time>
  );
}

/** An end as people say it: `11-21 24:00`. */
export function EndOf(props: { readonly at: Date; readonly style?: "dense" | "full" }) {
  return (
    <time
      dateTime={props.at.toISOString()}
      title={exactly(props.at)}
      className="num whitespace-nowrap"
    >
      {deadline24(props.at, props.style)}
    </time>
  );
}

const exactly = (at: Date): string =>
  `${formatInstant(at, "full")} UTC+8 · ${at.toISOString().slice(0, 19).replace("T", " ")} UTC`;
