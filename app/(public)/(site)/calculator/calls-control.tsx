"use client";

import { useId, useState, useSyncExternalStore } from "react";

import { useForm } from "@/components/ui/form-context";

const never = () => () => {};

/** Steps of the slider for each tenfold; the number beside it takes every value. */
const STEPS = 40;

/**
 * A number of calls, typed or slid. The slider is logarithmic and only writes into the number, which is what is sent:
 * so it appears where scripts run, and nothing is missing where they do not.
 */
export function CallsControl(props: {
  readonly name: string;
  readonly label: string;
  readonly sliderLabel: string;
  readonly help: string;
  readonly value: string;
  readonly least: number;
  readonly most: number;
}) {
  const { least, most } = props;
  const id = useId();
  const problem = useForm().state.problems?.[props.name];
  const [typed, setTyped] = useState(props.value);
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const calls = Number(typed.replaceAll(",", "")) || least;
  const place = Math.round(Math.log10(Math.min(most, Math.max(least, calls)) / least) * STEPS);
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-ink2">
        {props.label}
      </label>
      <input
        id={id}
        name={props.name}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        inputMode="numeric"
        autoComplete="off"
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-help`}
        className="control num"
      />
      {scripted && (
        <input
          type="range"
          min={0}
          max={Math.round(Math.log10(most / least) * STEPS)}
          value={place}
          onChange={(event) => setTyped(String(callsAt(Number(event.target.value), least)))}
          aria-label={props.sliderLabel}
          aria-valuetext={calls.toLocaleString("en-US")}
          className="mt-2 h-6 w-full accent-[var(--c-accent)]"
        />
      )}
      <p id={`${id}-help`} className={`text-xs ${problem ? "text-bad font-medium" : "text-ink3"}`}>
        {problem ?? props.help}
      </p>
    </div>
  );
}

/** Three digits are as fine as a slider can be set. */
const callsAt = (place: number, least: number): number =>
  Number((least * 10 ** (place / STEPS)).toPrecision(3));
