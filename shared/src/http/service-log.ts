import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';

/** An e-mail address inside a text; a scoped package's name in a stack trace is none. */
const ADDRESS = /[\p{L}\p{N}.!#$%&'*+=?^_`{|}~-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/**
 * The log of a service, a line of JSON each. A fault is told by its kind, code, message and stack with those of its
 * causes; what else errors carry (items of tables, recipients of mails) and addresses in their texts are left out.
 */
export function serviceLog(
  service: 'customer' | 'employee',
  level: string,
  destination?: DestinationStream,
): Logger {
  const options = { level, base: { service }, serializers: { err: faultOf } };
  return destination ? pino(options, destination) : pino(options);
}

function faultOf(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: withoutAddresses(String(error)) };
  const { type, message, stack } = stdSerializers.err(error);
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { type, ...code, message: withoutAddresses(message), stack: withoutAddresses(stack) };
}

function withoutAddresses(text: string): string {
  return text.replace(ADDRESS, '(address)');
}
