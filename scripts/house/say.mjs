/*
 * What a person at the terminal reads. The clock starts with the first process and is handed on
 * when the script continues under another Node, so that the times are the times that the person
 * waited.
 */
const [startedAt, stepsSoFar] = (process.env.TUQIAN_CLOCK ?? `${Date.now()}:0`)
  .split(":")
  .map(Number);
let steps = stepsSoFar;

const onTerminal = process.stdout.isTTY === true && !process.env.NO_COLOR;
const paint = (code, text) => (onTerminal ? `\u001b[${code}m${text}\u001b[0m` : text);
export const bold = (text) => paint(1, text);
export const dim = (text) => paint(2, text);
export const red = (text) => paint(31, text);
export const green = (text) => paint(32, text);

/** Seconds since the command was given, for a person: "4.2 s", "2 min 05 s". */
export function elapsed() {
  return duration(Date.now() - startedAt);
}

export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
}

/** Announces the next numbered step. */
export function step(title) {
  steps += 1;
  process.stdout.write(`\n${bold(`${steps}. ${title}`)} ${dim(`(${elapsed()})`)}\n`);
}

export function note(text) {
  process.stdout.write(`   ${text.replaceAll("\n", "\n   ")}\n`);
}

/** Says why the command cannot go on, and what can be done about it. */
export function complain(error) {
  const text = error instanceof Expected ? error.message : (error?.stack ?? String(error));
  process.stderr.write(`\n${red("Stopped:")} ${text}\n`);
}

/** A failure that we foresaw: its message is advice for a person, so no stack is shown. */
export class Expected extends Error {}

/** What a process that continues for this one has to know to keep counting. */
export const clockForNextProcess = () => `${startedAt}:${steps}`;
