import { oneOf } from "@/app/search-params";
import type { Query } from "@/lib/routes";
import { SNIPPET_LANGUAGES, type SnippetLanguage } from "@/lib/snippets/snippet";

export const VIEWS = ["result", "json", "code"] as const;
export type View = (typeof VIEWS)[number];

/** Why a form was sent back before anything was called. */
export const PROBLEMS = ["no-picture", "too-large", "unreadable", "key-not-found", "busy"] as const;
export type Problem = (typeof PROBLEMS)[number];

/** What the page's address asks to see. */
export type Question = {
  /** The form's key of the call that is shown. */
  readonly call?: string;
  readonly view: View;
  readonly language: SnippetLanguage;
  readonly problem?: Problem;
};

type Asked = Readonly<Record<string, string | string[] | undefined>>;

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function questionOf(asked: Asked): Question {
  const problem = oneOf(PROBLEMS, asked.problem);
  const call = typeof asked.call === "string" && UUID.test(asked.call) ? asked.call : undefined;
  return {
    ...(call ? { call } : {}),
    ...(problem ? { problem } : {}),
    view: oneOf(VIEWS, asked.view) ?? "result",
    language: oneOf(SNIPPET_LANGUAGES, asked.language) ?? "curl",
  };
}

/** The address of the same call, seen another way. */
export function queryOf({ call, view, language }: Question, change: Partial<Question>): Query {
  const next = { view, language, ...change };
  return {
    call,
    view: next.view === "result" ? undefined : next.view,
    language: next.view === "code" ? next.language : undefined,
  };
}
