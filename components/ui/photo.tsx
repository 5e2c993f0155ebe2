/**
 * A photograph: the one kind of picture here that is not drawn. Not Next's own component, whose style attribute the
 * content security policy refuses.
 */
export function Photo(props: {
  readonly src: string;
  readonly alt: string;
  readonly className?: string;
  readonly lazy?: boolean;
}) {
  return (
    // oxlint-disable-next-line next/no-img-element
    <img
      src={props.src}
      alt={props.alt}
      loading={props.lazy ? "lazy" : undefined}
      className={props.className}
    />
  );
}
