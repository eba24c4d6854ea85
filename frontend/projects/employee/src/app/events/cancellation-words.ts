import type { employee } from '@foyer/shared/contract';

/** One part of what a cancellation has to do, with how far it is. */
export type CancellationPart = {
  readonly name: string;
  readonly percent: number;
  readonly words: string;
};

/** The parts that there is something to do in. */
export function partsOf(view: employee.CancellationView | undefined): CancellationPart[] {
  if (!view) return [];
  const { bookings, refunds, mails } = view;
  const parts = [
    { name: 'Bookings cancelled', ...bookings },
    { name: 'Refunds paid', ...refunds },
    { name: 'Mails sent', ...mails },
  ];
  return parts
    .filter(({ total }) => total > 0)
    .map(({ name, done, total }) => ({
      name,
      percent: (100 * done) / total,
      words: `${name}: ${figure(done)} of ${figure(total)}`,
    }));
}

/** That mails failed; nothing where none did. */
export function failedWords(view: employee.CancellationView | undefined): string {
  const failed = view?.mails.failed ?? 0;
  if (failed === 0) return '';
  return failed === 1 ? '1 has failed so far' : `${figure(failed)} have failed so far`;
}

function figure(count: number): string {
  return new Intl.NumberFormat('en-GB').format(count);
}
