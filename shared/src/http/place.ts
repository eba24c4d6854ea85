import type { Request } from 'express';
import { deviceText, type Place } from '../domain/index.ts';
import { callerAddress } from './caller-address.ts';

/** Where a request comes from: browser and system in words, and the network address. */
export function placeOf(request: Request): Place {
  return { device: deviceText(request.get('user-agent')), address: callerAddress(request) };
}
