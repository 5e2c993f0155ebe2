/**
 * The people of the sandbox, whom anyone may become with one click. The seed makes them under these
 * addresses; outside the sandbox nobody can sign in as they do here.
 */
export const DEMO_PEOPLE = [
  { email: "qinghe@demo.tuqian", name: "青禾相册", role: "customer" },
  { email: "xinya@demo.tuqian", name: "新芽工作室", role: "customer" },
  { email: "linxiao@demo.tuqian", name: "林筱", role: "support" },
  { email: "chenhe@demo.tuqian", name: "陈禾", role: "finance" },
  { email: "gaoyuan@demo.tuqian", name: "高原", role: "finance" },
  { email: "xuzhou@demo.tuqian", name: "许舟", role: "operator" },
] as const;

export type DemoPerson = (typeof DEMO_PEOPLE)[number];

export const isDemoPerson = (email: string): boolean =>
  DEMO_PEOPLE.some((person) => person.email === email);
