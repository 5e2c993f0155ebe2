import "lucide-react/icons/x";

/** Every file of lucide-react/icons exports its drawing besides its component, but not in its types. */
declare module "lucide-react/icons/x" {
  type Shape = readonly [tag: string, attributes: Readonly<Record<string, string>>];
  export const __iconData: { readonly name: string; readonly node: readonly Shape[] };
}
