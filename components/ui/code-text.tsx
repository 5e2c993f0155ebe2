/** Code as it stands; what is too long or too much scrolls inside, by the keyboard as well. */
export const CodeText = (props: { readonly label: string; readonly code: string }) => (
  <pre
    tabIndex={0}
    aria-label={props.label}
    className="max-h-[560px] overflow-auto bg-sunken px-4 py-3 font-mono text-xs leading-5 [font-variant-ligatures:none]"
  >
    <code>{props.code}</code>
  </pre>
);
