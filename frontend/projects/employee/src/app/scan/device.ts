import { newId } from '@foyer/shared/domain';
import { browserMemory } from '@foyer/ui/memory/browser-memory.ts';

/** Random bytes of this browser. */
export function randomBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** The name of this device, the same for all its scans, made when it is first asked for. */
export function deviceName(): string {
  const memory = browserMemory('foyer.device');
  const known = memory.read();
  if (known) return known;
  const made = newId('dev', randomBytes);
  memory.keep(made);
  return made;
}
