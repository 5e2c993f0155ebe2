/** The mark: a label with its eye. On a dark sidebar it is drawn in light colours whatever the theme. */
export function Mark({ onDark = false }: { readonly onDark?: boolean }) {
  const [field, stroke] = onDark
    ? ["#8fa3ff", "#16181d"]
    : ["var(--c-accent)", "var(--c-onaccent)"];
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className="size-6 shrink-0">
      <rect x="1" y="1" width="22" height="22" rx="6.5" fill={field} />
      <path
        d="M7 8.2h6.1l4.2 3.8-4.2 3.8H7z"
        fill="none"
        stroke={stroke}
        strokeWidth="1.8"
        strokeLinejoin="round"
      />
      <circle cx="10.2" cy="12" r="1.35" fill={stroke} />
    </svg>
  );
}
