import { BlockList, isIP } from 'node:net';
import type { RequestHandler } from 'express';
import { DomainError } from '../domain/index.ts';
import { callerAddress } from './caller-address.ts';

/** Networks in CIDR notation, such as `203.0.113.0/24`. */
export type Networks = readonly string[];

/**
 * Lets requests pass that come from one of the networks, and everybody where none is named. It repeats what the firewall
 * in front decides, for the day on which that is open by mistake. The others get 'address-not-allowed'.
 */
export function allowedAddresses(networks: Networks): RequestHandler {
  if (networks.length === 0) return (_request, _response, next) => next();
  const list = listOf(networks);
  return (request, _response, next) => {
    const address = callerAddress(request);
    if (isIP(address) === 0 || !list.check(address, familyOf(address)))
      throw new DomainError('address-not-allowed');
    next();
  };
}

/** True for a network in CIDR notation. */
export function isNetwork(text: string): boolean {
  const [address = '', prefix = '', ...rest] = text.split('/');
  const bits = isIP(address) === 6 ? 128 : 32;
  return rest.length === 0 && isIP(address) !== 0 && /^\d+$/.test(prefix) && Number(prefix) <= bits;
}

function listOf(networks: Networks): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix = ''] = network.split('/');
    list.addSubnet(address, Number(prefix), familyOf(address));
  }
  return list;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
