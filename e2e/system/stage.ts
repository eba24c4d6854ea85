/** The titles of the evenings that tests sell seats for, one for each kind of test. */
export const STAGE_TITLES = {
  mouse: 'An Evening by Mouse',
  keyboard: 'An Evening by Keyboard',
  touch: 'An Evening by Touch',
  live: 'An Evening in Two Windows',
  race: 'An Evening for the Quick',
  payments: 'An Evening of Cards',
  brief: 'An Evening in a Hurry',
  account: 'An Evening with Regulars',
  crowd: 'An Evening in Good Company',
  changes: 'An Evening of Second Thoughts',
  forms: 'An Evening of Small Print',
  queue: 'An Evening Worth the Wait',
  free: 'An Evening for Everybody',
  doors: 'An Evening at Two Doors',
  looks: 'An Evening for All Eyes',
  soon: 'An Evening to Look Forward to',
  off: 'An Evening That Is Off',
  over: 'An Evening That Was',
} as const;

/** A key of {@link STAGE_TITLES}. */
export type StageEventName = keyof typeof STAGE_TITLES;

/** The ids of the evenings. */
export type StageEvents = Readonly<Record<StageEventName, string>>;

/** What tests know of the running system. */
export type Stage = {
  /** The one address, through the router. */
  readonly url: string;
  /** Each customer service's own address. */
  readonly customers: readonly string[];
  readonly events: StageEvents;
  /** The address of a Mailpit that takes the mails; without it they are at the site's own `/dev/mail`. */
  readonly mailpit?: string;
};

const VARIABLE = 'FOYER_STAGE';

/** Tells the test processes, which are started later, about the system. */
export function announceStage(stage: Stage): void {
  process.env[VARIABLE] = JSON.stringify(stage);
}

/** The system that was announced; undefined where none was. */
export function announcedStage(): Stage | undefined {
  const text = process.env[VARIABLE];
  return text === undefined ? undefined : (JSON.parse(text) as Stage);
}

/** The system under test. */
export function stage(): Stage {
  const announced = announcedStage();
  if (!announced) throw new Error(`No system runs: ${VARIABLE} is not set`);
  return announced;
}
