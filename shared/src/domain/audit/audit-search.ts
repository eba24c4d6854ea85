import type { Instant } from '../time.ts';
import type { AuditEntry } from './audit-entry.ts';

/** The first moment of which an entry may tell; a search looks no further back. */
export const AUDIT_BEGINS: Instant = '2026-01-01T00:00:00.000Z';

/** A test whether an entry holds every word of a text: in who, what, to what, from where, or what it changed. */
export function auditMatcher(search: string): (entry: AuditEntry) => boolean {
  const wanted = plain(search).split(/\s+/).filter(Boolean);
  return (entry) => {
    if (wanted.length === 0) return true;
    const text = plain(textOf(entry));
    return wanted.every((word) => text.includes(word));
  };
}

function textOf({ actor, action, subject, subjectName, changes }: AuditEntry): string {
  const told = changes.flatMap(({ field, before, after }) => [
    field,
    written(before),
    written(after),
  ]);
  return [actor.name, actor.employeeId, actor.address, action, subject, subjectName, ...told].join(
    ' ',
  );
}

function written(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Lower case, without accents. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
}
