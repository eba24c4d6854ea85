import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EmployeeAccount } from './account.ts';
import {
  employeePage,
  employeeStateOf,
  invitationIsOver,
  nextInvitation,
  oneTimePasswordOf,
  readOneTimePassword,
  stewardsAmong,
  type EmployeeQuery,
} from './employee-account.ts';

const NOW = '2026-11-21T10:00:00.000Z';

const employee = (name: string, change: Partial<EmployeeAccount> = {}): EmployeeAccount => ({
  userId: `usr_${name.toLowerCase()}`,
  role: 'organizer',
  email: `${name.toLowerCase()}@example.org`,
  name,
  active: true,
  mustChangePassword: false,
  createdAt: NOW,
  ...change,
});

const people = [
  employee('Édith', { createdAt: '2026-03-01T00:00:00.000Z' }),
  employee('ada', { createdAt: '2026-02-01T00:00:00.000Z', lastSignInAt: NOW }),
  employee('Zoe', { role: 'steward', mustChangePassword: true }),
  employee('Bob', { role: 'steward', active: false }),
  employee('Cem', { role: 'admin', email: 'boss@example.org' }),
];

const names = (query: Partial<EmployeeQuery> = {}) => {
  const whole = { sort: 'name', order: 'up', page: 0, size: 25, ...query } as const;
  return employeePage(people, whole).employees.map(({ name }) => name);
};

describe('a page of employees', () => {
  it('stands by name as people read names', () => {
    expect(names()).toEqual(['ada', 'Bob', 'Cem', 'Édith', 'Zoe']);
    expect(names({ order: 'down' })).toEqual(['Zoe', 'Édith', 'Cem', 'Bob', 'ada']);
  });

  it('stands by time where that is asked', () => {
    expect(names({ sort: 'createdAt' }).slice(0, 2)).toEqual(['ada', 'Édith']);
    expect(names({ sort: 'lastSignInAt', order: 'down' })[0]).toBe('ada');
  });

  it('finds by part of a name or an address, by role and by state', () => {
    expect(names({ search: ' OSS@' })).toEqual(['Cem']);
    expect(names({ search: 'b' })).toEqual(['Bob', 'Cem']);
    expect(names({ role: 'steward' })).toEqual(['Bob', 'Zoe']);
    expect(names({ state: 'invited' })).toEqual(['Zoe']);
    expect(names({ state: 'inactive' })).toEqual(['Bob']);
    expect(names({ state: 'active', search: 'a' })).toEqual(['ada', 'Cem', 'Édith']);
  });

  it('is cut where it is told, and counts all', () => {
    expect(names({ page: 1, size: 2 })).toEqual(['Cem', 'Édith']);
    expect(names({ page: 9, size: 2 })).toEqual([]);
    const query = { sort: 'name', order: 'up', page: 1, size: 2 } as const;
    expect(employeePage(people, query).total).toBe(5);
  });
});

it('offers stewards whose accounts are not deactivated', () => {
  expect(stewardsAmong(people).map(({ name }) => name)).toEqual(['Zoe']);
});

it('calls whoever was locked out inactive, also before they joined', () => {
  expect(employeeStateOf({ active: false, mustChangePassword: true })).toBe('inactive');
});

describe('an invitation', () => {
  it('holds for seven days', () => {
    const invitation = nextInvitation(undefined, NOW);
    expect(invitation).toMatchObject({ generation: 1, expiresAt: '2026-11-28T10:00:00.000Z' });
    expect(invitationIsOver({ invitation }, '2026-11-28T09:59:59.999Z')).toBe(false);
    expect(invitationIsOver({ invitation }, '2026-11-28T10:00:00.000Z')).toBe(true);
    expect(nextInvitation(invitation, NOW).generation).toBe(2);
  });
});

describe('a one-time password', () => {
  const bytes = fc.uint8Array({ minLength: 13, maxLength: 32 });

  it('has four groups of five that nobody mistakes', () => {
    fc.assert(
      fc.property(bytes, (some) => {
        expect(oneTimePasswordOf(some)).toMatch(
          /^([0-9a-hjkmnp-tv-z]{5}-){3}[0-9a-hjkmnp-tv-z]{5}$/,
        );
      }),
    );
  });

  it('is read however it was typed', () => {
    fc.assert(
      fc.property(bytes, (some) => {
        const made = oneTimePasswordOf(some);
        for (const typed of [
          made.toUpperCase(),
          ` ${made.replaceAll('-', ' ')} `,
          made.replaceAll('-', '').replaceAll('0', 'O').replaceAll('1', 'l'),
        ])
          expect(readOneTimePassword(typed)).toBe(made);
      }),
    );
  });

  it('leaves other passwords as they are', () => {
    for (const other of ['Correct Horse Battery Staple', 'O', '', '12345-67890-abcde-fgUjk'])
      expect(readOneTimePassword(other)).toBe(other);
  });
});
