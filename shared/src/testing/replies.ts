import { Problem } from '../contract/index.ts';

/** What a test reads of an answer. */
type Reply = { readonly status: number; readonly body: unknown };

/** The problem that an answer is; fails where it is none or names another status than its own. */
export function problemIn(reply: Reply): Problem {
  const problem = Problem.strict().parse(reply.body);
  if (problem.status !== reply.status) throw new Error(`${problem.code} came as ${reply.status}`);
  return problem;
}

/** The refusal's code in an answer; undefined where it is no problem. */
export function codeIn(reply: Reply): string | undefined {
  return Problem.safeParse(reply.body).data?.code;
}
