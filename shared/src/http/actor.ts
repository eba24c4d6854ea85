import type { Request } from 'express';
import type { Actor, Employee } from '../domain/index.ts';
import { callerAddress } from './caller-address.ts';

/** Who acts by a request, and from where, for the audit log. */
export function actorOf({ caller, request }: { caller: Employee; request: Request }): Actor {
  const { employeeId, name, role } = caller;
  return { employeeId, name, role, address: callerAddress(request) };
}
