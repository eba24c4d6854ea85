import type { employee, QueryOf } from '@foyer/shared/contract';
import { AUDIT_ACTIONS, type AuditAction } from '@foyer/shared/domain';

type Asked = NonNullable<QueryOf<typeof employee.searchAudit>>;

/** Which entries the log shows, as the address carries it; days are the reader's own, such as `2026-05-01`. */
export type AuditSearch = {
  readonly search: string;
  readonly action: AuditAction | '';
  readonly actor: string;
  readonly subject: string;
  readonly from: string;
  /** The last day, included. */
  readonly to: string;
};

/** How many entries are fetched at a time. */
export const ENTRIES_AT_ONCE = 50;

/** What is shown when the address says nothing: everything. */
export const ALL_ENTRIES: AuditSearch = {
  ...{ search: '', action: '', actor: '', subject: '', from: '', to: '' },
};

/** The search that an address carries; what it says wrongly counts as not said. */
export function auditSearchOf(said: Readonly<Record<string, string | undefined>>): AuditSearch {
  const action = AUDIT_ACTIONS.find((one) => one === said['action']);
  return {
    search: said['search'] ?? '',
    action: action ?? '',
    actor: /^usr_\w+$/.exec(said['actor'] ?? '')?.[0] ?? '',
    subject: said['subject'] ?? '',
    from: dayOf(said['from']),
    to: dayOf(said['to']),
  };
}

/** The address of a search; what does not matter is left out. */
export function addressOfAudit(search: AuditSearch): Record<string, string | null> {
  return Object.fromEntries(Object.entries(search).map(([name, text]) => [name, text || null]));
}

/** What to ask the service for: days begin and end by the reader's clock. */
export function auditAskedFor({ from, to, ...rest }: AuditSearch): Partial<Asked> {
  const given = Object.entries({ ...rest, search: rest.search.trim() }).filter(([, text]) => text);
  return {
    ...(Object.fromEntries(given) as Partial<Asked>),
    ...(from && { from: midnight(from, 0) }),
    ...(to && { until: midnight(to, 1) }),
    size: ENTRIES_AT_ONCE,
  };
}

function dayOf(text = ''): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : '';
}

/** The beginning of a day, or of one some days after, where the reader is. */
function midnight(day: string, after: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + after).toISOString();
}
