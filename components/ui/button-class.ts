export type ButtonKind = "primary" | "secondary" | "ghost" | "danger";

/** The classes of a button. Apart from `button.tsx` so that client parts need not load its icons. */
export const buttonClass = (kind: ButtonKind = "secondary", small = false): string =>
  `btn ${CLASSES[kind]}${small ? " h-7!" : ""}`;

const CLASSES: Readonly<Record<ButtonKind, string>> = {
  primary: "btn-p",
  secondary: "btn-s",
  ghost: "btn-g",
  danger: "btn-d",
};
