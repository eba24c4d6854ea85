import { describe, expect, it } from '@jest/globals';
import {
  addressOfAudit,
  ALL_ENTRIES,
  auditAskedFor,
  auditSearchOf,
  type AuditSearch,
} from './audit-query.ts';

describe('the address of the log', () => {
  it('carries every choice there and back, and nothing where nothing was chosen', () => {
    const search: AuditSearch = {
      ...{ search: 'tide', action: 'event.changed', actor: 'usr_1', subject: 'evt_1' },
      ...{ from: '2026-05-01', to: '2026-05-02' },
    };
    expect(auditSearchOf(addressOfAudit(search) as Record<string, string>)).toEqual(search);
    expect(auditSearchOf({})).toEqual(ALL_ENTRIES);
    expect(Object.values(addressOfAudit(ALL_ENTRIES)).every((one) => one === null)).toBe(true);
  });

  it('counts as silent where it is wrong', () => {
    const said = { action: 'event.eaten', actor: '<b>', from: 'yesterday', to: '2026-02-99' };
    expect(auditSearchOf(said)).toEqual(ALL_ENTRIES);
  });
});

it('asks for whole days by the clock of the reader', () => {
  const day = { ...ALL_ENTRIES, from: '2026-05-01', to: '2026-05-01' };
  const { from = '', until = '' } = auditAskedFor(day);
  expect(new Date(from).toString()).toMatch(/^Fri May 01 2026 00:00:00/);
  expect(new Date(until).toString()).toMatch(/^Sat May 02 2026 00:00:00/);
  expect(auditAskedFor({ ...ALL_ENTRIES, search: ' ' })).toEqual({ size: 50 });
});
