import type { Endpoint } from '@foyer/shared/contract';
import type { Outcome } from './row.ts';

/** A measured line. */
export type MeasuredLine = {
  readonly endpoint: Endpoint;
  readonly variant?: string | undefined;
  readonly outcomes: Readonly<Record<string, Outcome>>;
};

/** A measured table: one service's endpoints by its callers. */
export type MeasuredTable = {
  readonly title: string;
  readonly prefix: string;
  readonly columns: readonly string[];
  readonly lines: readonly MeasuredLine[];
};

/** The document that shows the tables. */
export function rolesPage(tables: readonly MeasuredTable[]): string {
  return [INTRODUCTION, ...tables.map(section)].join('\n');
}

const INTRODUCTION = `# Who may do what

Every endpoint of both services, asked by every kind of caller: **yes**, or the refusal that comes back. It is measured, not
claimed: \`e2e/roles\` sends each of these requests to both services on one database, and fails when a cell is not as it is
here or when an endpoint has no line. \`ROLES_PAGE=write npm run test:unit -- e2e/roles\` writes this page anew.

_Own_ is who made the event, plan or booking; _other’s_ has the same role and asks with the ids of somebody else’s. To them
it does not exist: the answer does not tell a wrong id from a foreign one. _Deactivated_ and _account deleted_ have an access
token from before, which holds for up to a quarter of an hour: the portal looks at its session at least every five seconds,
the site where something is asked about the account. _Forged token_ is a token that nobody signed, _customer_ and _employee_
a good token of the other service. What is public never looks at a token.
`;

function section({ title, prefix, columns, lines }: MeasuredTable): string {
  const rows = lines.map(({ endpoint, variant, outcomes }) => [
    `\`${endpoint.method.toUpperCase()} ${prefix}${endpoint.path}\`${variant ? ` ${variant}` : ''}`,
    ...columns.map((column) => cell(outcomes[column])),
  ]);
  const head = ['request', ...columns];
  return [`## ${title}`, '', ...table([head, ...rows]), ''].join('\n');
}

function cell(outcome: Outcome | undefined): string {
  return outcome === 'yes' ? '**yes**' : (outcome ?? '');
}

/** Aligned as the formatter aligns it. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  const [head = [], ...rest] = rows;
  return [line(head), rule, ...rest.map(line)];
}
