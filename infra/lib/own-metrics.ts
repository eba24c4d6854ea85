/** Where all metrics of our own stand. */
export const NAMESPACE = 'Foyer';

/** A metric that is read from lines of the employee service's log, and when somebody must act on it. */
export type OwnMetric = {
  /** The `msg` of the line. */
  readonly line: string;
  /** The field with the number; absent where the lines themselves are counted. */
  readonly field?: string;
  readonly statistic: 'Sum' | 'Maximum';
  /** The first bad value. */
  readonly badFrom: number;
  /** What it means when no line comes: that nobody reports, or that all is well. */
  readonly silence: 'bad' | 'good';
  /** What to do first. */
  readonly advice: string;
};

/** All metrics of our own by their names. The line `health` is written once a minute. */
export const OWN_METRICS = {
  PaymentsWithoutTicket: {
    ...{ line: 'health', field: 'paymentsWithoutTicket', statistic: 'Maximum' },
    ...{ badFrom: 1, silence: 'bad' },
    advice: 'Money was taken and neither tickets nor a refund followed: open Health in the portal.',
  },
  DeadEffects: {
    ...{ line: 'health', field: 'deadEffects', statistic: 'Maximum' },
    ...{ badFrom: 1, silence: 'bad' },
    advice: 'Mails, refunds or counts were given up: see why in Health, then try them again there.',
  },
  LateJobs: {
    ...{ line: 'health', field: 'lateJobs', statistic: 'Maximum' },
    ...{ badFrom: 1, silence: 'bad' },
    advice: 'Background jobs have not run for 20 s: look at the tasks of the employee service.',
  },
  MailsWaiting: {
    ...{ line: 'health', field: 'mailsWaiting', statistic: 'Maximum' },
    ...{ badFrom: 2_000, silence: 'bad' },
    advice: 'Mails leave more slowly than they come: look at the sending quota of SES.',
  },
  JobFailures: {
    ...{ line: 'job failed', statistic: 'Sum' },
    ...{ badFrom: 30, silence: 'good' },
    advice: 'A job fails again and again: read the errors in the log of the employee service.',
  },
} as const satisfies Record<string, OwnMetric>;

/** A metric of our own. */
export type OwnMetricName = keyof typeof OWN_METRICS;
