/** A value as a snippet writes it; `file` stands for the bytes of a file of the reader's, in base64. */
export type SnippetValue = string | number | readonly string[] | { readonly file: string };

/** One call of the vendor-compatible API, as code shows it. */
export type SnippetCall = {
  /** Where the API listens: `https://api.example.com`, `http://localhost:3001`. */
  readonly apiUrl: string;
  /** `DetectLabelPro`, `DescribeAccountBalance`. */
  readonly action: string;
  readonly version: SnippetVersion;
  /** The public half of the key; null where it is read from the environment, as the secret always is. */
  readonly keyId: string | null;
  readonly parameters: Readonly<Record<string, SnippetValue>>;
  /** In which language names and messages are answered. */
  readonly answerIn: "zh-CN" | "en-US";
};

export type SnippetVersion = keyof typeof SERVICES;

/** The service that a version belongs to: part of what is signed, and of the SDK's names. */
export const SERVICES = { "2019-05-29": "tiia", "2018-07-09": "billing" } as const;

/** The variables of the environment that hold a key. A secret is never written into code. */
export const SECRET_ID = "TUQIAN_SECRET_ID";
export const SECRET_KEY = "TUQIAN_SECRET_KEY";

/** A part of the request's JSON: a text as it is, or a file to be put in as base64. */
export type BodyPiece = string | { readonly file: string };

/** The JSON of the request, cut where a file goes. */
export function bodyPieces({ parameters }: SnippetCall): readonly BodyPiece[] {
  const fields = Object.entries(parameters).map(([name, value]): BodyPiece[] =>
    isFile(value)
      ? [`${JSON.stringify(name)}:"`, value, '"']
      : [`${JSON.stringify(name)}:${JSON.stringify(value)}`],
  );
  const pieces = ["{", ...fields.flatMap((field, at) => (at > 0 ? [",", ...field] : field)), "}"];
  const joined: BodyPiece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (typeof piece === "string" && typeof before === "string")
      joined.splice(-1, 1, before + piece);
    else joined.push(piece);
  }
  return joined;
}

/** Whether the reader's program has to read a file. */
export const readsFile = ({ parameters }: SnippetCall): boolean =>
  Object.values(parameters).some(isFile);

export const isFile = (value: SnippetValue): value is { readonly file: string } =>
  typeof value === "object" && "file" in value;

/** A text in double quotes, as JavaScript, Python, Java and Go read it alike. */
export const quoted = (text: string): string => JSON.stringify(text);
