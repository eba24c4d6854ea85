import { expect, it } from '@jest/globals';
import { TABLES, type TableShape } from './table-shape.ts';

it('lets nothing vanish by itself that was sold or paid for (rule 10)', () => {
  const lasting: TableShape[] = [TABLES.seats, TABLES.tickets, TABLES.payments, TABLES.outbox];
  for (const { name, ttl } of lasting) expect([name, ttl]).toEqual([name, undefined]);
});
