import * as z from 'zod';
import { EMPLOYEE_ROLES, EMPLOYEE_STATES } from '../../domain/index.ts';
import { EmployeeView } from '../accounts.ts';
import { endpoint } from '../endpoint.ts';
import { Email, PersonName, UserId } from '../fields.ts';

const employeeParams = z.strictObject({ userId: UserId });

/** Employees by name, e-mail, role and state. */
export const listEmployees = endpoint({
  method: 'get',
  path: '/employees',
  tag: 'accounts',
  summary: 'Organizers, stewards and admins',
  access: ['admin'],
  query: z.strictObject({
    search: z.string().trim().max(100).optional().describe('Part of a name or an address'),
    role: z.enum(EMPLOYEE_ROLES).optional(),
    state: z.enum(EMPLOYEE_STATES).optional(),
    sort: z.enum(['name', 'createdAt', 'lastSignInAt']).default('name'),
    order: z.enum(['up', 'down']).default('up'),
    page: z.coerce.number().int().min(0).default(0),
    size: z.coerce.number().int().min(1).max(100).default(25),
  }),
  reply: z.object({ employees: z.array(EmployeeView), total: z.int() }),
});

/** Whom to invite, as what. */
export const Invitation = z.strictObject({
  email: Email,
  name: PersonName,
  role: z.enum(EMPLOYEE_ROLES),
});

/** Makes an account and mails its one-time password. */
export const inviteEmployee = endpoint({
  method: 'post',
  path: '/employees',
  tag: 'accounts',
  summary: 'Invite an organizer, a steward or an admin',
  access: ['admin'],
  body: Invitation,
  reply: EmployeeView,
  status: 201,
  refusals: ['email-taken'],
});

/** Mails a new one-time password to somebody who has not joined yet; the old one works no more. */
export const inviteAgain = endpoint({
  method: 'post',
  path: '/employees/:userId/invitation',
  tag: 'accounts',
  summary: 'Invite again, with a new one-time password',
  access: ['admin'],
  params: employeeParams,
  reply: EmployeeView,
  refusals: ['account-not-found', 'already-joined', 'account-inactive'],
});

/** Takes an employee's access away at once: no sign-in, no session. */
export const deactivateEmployee = endpoint({
  method: 'post',
  path: '/employees/:userId/deactivate',
  tag: 'accounts',
  summary: 'Take access away; all sessions end',
  access: ['admin'],
  params: employeeParams,
  reply: EmployeeView,
  refusals: ['account-not-found', 'own-account', 'account-inactive'],
});

/** Gives an employee's access back. */
export const reactivateEmployee = endpoint({
  method: 'post',
  path: '/employees/:userId/reactivate',
  tag: 'accounts',
  summary: 'Give access back',
  access: ['admin'],
  params: employeeParams,
  reply: EmployeeView,
  refusals: ['account-not-found'],
});

/** Stewards whom an organizer may assign to events. */
export const listStewards = endpoint({
  method: 'get',
  path: '/stewards',
  tag: 'accounts',
  summary: 'Stewards who can be assigned to events',
  access: ['organizer', 'admin'],
  reply: z.object({
    stewards: z.array(z.object({ userId: UserId, name: z.string(), email: z.string() })),
  }),
});
