import type { employee } from '@foyer/shared/contract';

type HealthView = employee.HealthView;
type Trouble = HealthView['troubles'][number];
type Verdict = HealthView['jobs'][number]['state'];

/** One part of the platform with how it is, in words. */
export type HealthArea = { readonly name: string; readonly state: Verdict; readonly words: string };

/** What a verdict is called, and the sign beside it. */
export const VERDICTS: Readonly<Record<Verdict, { readonly name: string; readonly icon: string }>> =
  {
    good: { name: 'Good', icon: 'check_circle' },
    watch: { name: 'Keep an eye on it', icon: 'error_outline' },
    bad: { name: 'Needs you', icon: 'report' },
  };

/** The parts of the platform, each with how it is. */
export function areasOf(health: HealthView): HealthArea[] {
  const { verdicts, troubles, mails } = health;
  const silent = health.jobs.filter(({ state }) => state !== 'good').map(({ name }) => name);
  const broken = health.checks.filter(({ violations }) => violations.length > 0);
  return [
    {
      name: 'Money',
      state: verdicts.money,
      words:
        troubles.length === 0
          ? 'Every payment has its tickets or goes back.'
          : `${counted(troubles.length, 'thing')} did not come right by itself.`,
    },
    {
      name: 'Mails',
      state: verdicts.mails,
      words: mailWords(mails),
    },
    {
      name: 'Jobs',
      state: verdicts.jobs,
      words:
        silent.length === 0
          ? `All ${health.jobs.length} background jobs run.`
          : `Not heard of for a while: ${silent.join(', ')}.`,
    },
    {
      name: 'Checks',
      state: verdicts.checks,
      words:
        broken.length === 0
          ? checkedWords(health)
          : `${counted(broken.length, 'event')} with something that must not be.`,
    },
  ];
}

function mailWords({ waiting, aside }: HealthView['mails']): string {
  if (waiting + aside === 0) return 'No mail waits.';
  const way = `${counted(waiting, 'mail')} on the way`;
  return aside === 0 ? `${way}.` : `${way}, ${aside} put aside after a failure.`;
}

function checkedWords({ checks, at }: HealthView): string {
  if (checks.length === 0) return 'Nothing has been sold that could be checked.';
  const events = counted(checks.length, 'event');
  const latest = Math.max(...checks.map(({ checkedAt }) => Date.parse(checkedAt)));
  const minutes = Math.max(0, Math.floor((Date.parse(at) - latest) / 60_000));
  const when = minutes === 0 ? 'just now' : `${minutes} min ago`;
  return `${events} checked, the latest ${when}: no seat sold twice, nothing paid for nothing.`;
}

const TROUBLE_WORDS: Readonly<Record<Trouble['kind'], string>> = {
  'payment-unsettled': 'Paid, without tickets or refund yet',
  'payment-unanswered': 'A payment nobody answers for',
  'refund-unpaid': 'A refund that is not paid out',
  'effect-given-up': 'Given up after many tries',
};

const EFFECT_WORDS: Readonly<Record<string, string>> = {
  settle: 'to settle a payment',
  refund: 'to pay a refund out',
  'send-tickets': 'to mail tickets',
};

/** What went wrong. */
export function troubleWords({ kind, effect }: Trouble): string {
  if (effect === undefined) return TROUBLE_WORDS[kind];
  return `${TROUBLE_WORDS[kind]}: ${EFFECT_WORDS[effect] ?? effect.replaceAll('-', ' ')}`;
}

/** What is being done about it. */
export function doingWords({ kind, tries, nextAt }: Trouble, now: string): string {
  const tried = tries > 0 ? `Tried ${tries} times. ` : '';
  if (kind === 'effect-given-up') return `${tried}Waits for you.`;
  if (kind === 'refund-unpaid') return 'The payment service is asked with growing pauses.';
  const wait = nextAt === undefined ? 0 : Date.parse(nextAt) - Date.parse(now);
  return `${tried}Asked about again ${wait > 0 ? `in ${spanWords(wait)}` : 'at once'}.`;
}

/** A span of time in its largest unit: `3 minutes`, `2 days`. */
export function spanWords(milliseconds: number): string {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  if (minutes < 120) return counted(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return hours < 48 ? counted(hours, 'hour') : counted(Math.round(hours / 24), 'day');
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
