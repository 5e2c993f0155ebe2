/** Plain text in which addresses can be followed. Only http and https are addresses. */
export function LinkedText({ text }: { readonly text: string }) {
  return text.split(ADDRESS).map((part, index) =>
    // Every second part is what the pattern caught.
    index % 2 === 1 ? (
      <a key={index} href={part} className="lnk" rel="noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  );
}

const ADDRESS = /(https?:\/\/[^\s，。、）)]+)/;
