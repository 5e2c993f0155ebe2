import type { SnippetCall } from "@/lib/snippets/call";
import { curlSnippet } from "@/lib/snippets/curl";
import { goSnippet } from "@/lib/snippets/go";
import { javaSnippet } from "@/lib/snippets/java";
import { nodeSnippet } from "@/lib/snippets/node";
import { pythonSnippet } from "@/lib/snippets/python";

/** In the order of their tabs. */
export const SNIPPET_LANGUAGES = ["curl", "node", "python", "java", "go"] as const;
export type SnippetLanguage = (typeof SNIPPET_LANGUAGES)[number];

const WRITERS: Readonly<Record<SnippetLanguage, (call: SnippetCall) => string>> = {
  curl: curlSnippet,
  node: nodeSnippet,
  python: pythonSnippet,
  java: javaSnippet,
  go: goSnippet,
};

/** How languages call themselves: the same in every language of ours. */
export const SNIPPET_NAMES: Readonly<Record<SnippetLanguage, string>> = {
  curl: "curl",
  node: "Node.js",
  python: "Python",
  java: "Java",
  go: "Go",
};

/**
 * A whole program that makes one call and prints the answer. Node uses the vendor's SDK, which is told another
 * endpoint; the others need nothing but what their language comes with, and make the TC3 signature themselves (curl
 * with openssl). The secret is read from the environment and stands in none of them.
 */
export const snippet = (language: SnippetLanguage, call: SnippetCall): string =>
  WRITERS[language](call);
