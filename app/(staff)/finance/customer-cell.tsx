import { CopyButton } from "@/components/ui/copy-button";

/** Whose account a row is about: the name, and the number to look it up by. */
export function CustomerCell(props: { readonly name: string; readonly accountId: string }) {
  return (
    <>
      <span className="font-medium">{props.name}</span>
      <span className="block text-2xs text-ink3">
        <CopyButton value={props.accountId} />
      </span>
    </>
  );
}
