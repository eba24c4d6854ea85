import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { epochOf } from '../domain/index.ts';
import type { SessionFamily } from '../use-cases/ports.ts';

/** A session as it is stored; `expires` is its end in epoch seconds, after which the item may vanish. */
export type SessionRecord = SessionFamily & { readonly expires: number };

/** The item of a session. */
export function sessionItem(family: SessionFamily): Record<string, AttributeValue> {
  const expires = Math.ceil(epochOf(family.expiresAt) / 1_000);
  return marshall({ ...family, expires } satisfies SessionRecord);
}

/** The session in an item. */
export function sessionOf(item: Record<string, AttributeValue>): SessionFamily {
  const { expires: _expires, ...family } = unmarshall(item) as SessionRecord;
  return family;
}

/** The key of a session. */
export function sessionKey(familyId: string): Record<string, AttributeValue> {
  return marshall({ familyId });
}
