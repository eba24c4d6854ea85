import type { TableKey } from '@foyer/shared/tables';
import type { ServiceName } from './service-specs.ts';

/** An action on items; a transaction needs those of its parts. */
export type ItemAction =
  | 'BatchGetItem'
  | 'ConditionCheckItem'
  | 'DeleteItem'
  | 'GetItem'
  | 'PutItem'
  | 'Query'
  | 'Scan'
  | 'UpdateItem';

const READ = ['GetItem', 'Query'] as const;
const CHANGE = [...READ, 'PutItem', 'UpdateItem'] as const;
const ALL = [...CHANGE, 'DeleteItem'] as const;

/** What each service does to each table; a table that is absent it never touches. */
export const TABLE_ACCESS: Readonly<
  Record<ServiceName, Readonly<Partial<Record<TableKey, readonly ItemAction[]>>>>
> = {
  customer: {
    users: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
    sessions: ALL,
    events: READ,
    seats: [...READ, 'BatchGetItem', 'UpdateItem'],
    seatBookings: CHANGE,
    tickets: CHANGE,
    payments: CHANGE,
    waitlists: ALL,
    outbox: ['PutItem'],
    eventStats: READ,
  },
  employee: {
    users: [...ALL, 'ConditionCheckItem'],
    sessions: ALL,
    events: [...ALL, 'ConditionCheckItem'],
    seats: [...ALL, 'BatchGetItem'],
    seatBookings: CHANGE,
    tickets: [...CHANGE, 'BatchGetItem'],
    scans: CHANGE,
    plans: ALL,
    // The check of what was sold reads it whole, one event at a time.
    payments: [...CHANGE, 'ConditionCheckItem', 'Scan'],
    waitlists: ALL,
    outbox: ALL,
    eventStats: ALL,
    auditLog: ['PutItem', 'Query'],
  },
};

const EMPLOYEE_FOLDERS = [
  'images',
  'plans',
  'drawings',
  'tickets',
  'catalogue',
  'sandbox',
  'site/employee',
];

/** What each service does to the folders of the object store. */
export const OBJECT_ACCESS: Readonly<
  Record<ServiceName, Readonly<Record<'s3:GetObject' | 's3:PutObject', readonly string[]>>>
> = {
  customer: {
    's3:GetObject': ['images', 'plans', 'tickets', 'catalogue', 'sandbox', 'site/customer'],
    's3:PutObject': ['tickets', 'sandbox', 'site/customer'],
  },
  employee: {
    's3:GetObject': EMPLOYEE_FOLDERS,
    's3:PutObject': EMPLOYEE_FOLDERS,
  },
};
