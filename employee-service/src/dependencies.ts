import { randomBytes } from 'node:crypto';
import type { EpochMs } from '@foyer/shared/domain';
import {
  accessTokens,
  accountKeys,
  deriver,
  fingerprint,
  linkSigner,
  objectStore,
  passwordHasher,
  paymentProviders,
  pictureMaker,
  secretMaker,
  smtpMailer,
  systemScheduler,
  ticketKeysOf,
  ticketPrinter,
  ticketSigner,
} from '@foyer/shared/gateways';
import {
  countedStreams,
  eventStreams,
  rateLimits,
  sessionCookie,
  siteFiles,
  staticCredentials,
  type SiteFiles,
} from '@foyer/shared/http';
import {
  accountStore,
  attendanceStore,
  auditLog,
  bookingStore,
  catalogueSnapshots,
  checkDatabase,
  connectDatabase,
  eventRecords,
  eventStore,
  figureStore,
  healthStore,
  inventoryWriter,
  leaseStore,
  ledger,
  mailLog,
  messageStore,
  noThrottle,
  outboxStore,
  paymentStore,
  planStore,
  savedPlanStore,
  promoStore,
  scanStore,
  seatStore,
  sentMails,
  sessionStore,
  statsStore,
  throttleStore,
  ticketStore,
  waitlistStore,
  type Database,
} from '@foyer/shared/storage';
import {
  countedSales,
  measuredOutbox,
  noTelemetry,
  tracedMailer,
  tracedProviders,
  type Telemetry,
} from '@foyer/shared/telemetry';
import {
  guestLists,
  liveAttendance,
  rememberedEvents,
  roomReader,
  sessionCheck,
  type ObjectStore,
} from '@foyer/shared/use-cases';
import type { Logger } from 'pino';
import type { Config } from './config.ts';

/** Requests a minute from one address: all devices at the doors of an arena may share one. */
const DOORS_PER_MINUTE = 12_000;

/** Everything that the employee service works with. */
export type Dependencies = ReturnType<typeof buildDependencies>;

/** Makes everything from the configuration; nothing is sent yet. */
export function buildDependencies(config: Config, log: Logger, telemetry = noTelemetry) {
  const clock = (): EpochMs => Date.now();
  const db = connect(config, telemetry);
  const untraced = buildGateways(config, log);
  const mailer = tracedMailer(untraced.mailer, telemetry);
  const gateways = { ...tracedProviders(untraced, telemetry), mailer };
  const plain = buildStores(db, gateways.objects, clock);
  const outbox = measuredOutbox(plain.outbox, telemetry, clock);
  const stores = { ...countedSales(plain, telemetry), outbox };
  const streams = countedStreams(eventStreams(), telemetry);
  return {
    ...gateways,
    ...stores,
    checkSession: sessionCheck({ ...stores, clock }),
    clock,
    telemetry,
    guests: guestLists(stores, clock),
    liveAttendance: liveAttendance({
      ...{ attendance: stores.attendance, scheduler: systemScheduler },
      onError: (error) => log.error({ err: error }, 'live attendance'),
    }),
    siteFiles: filesOf(config, gateways.objects),
    streams,
    scheduler: systemScheduler,
    hash: fingerprint,
    rateLimits: rateLimits(config.RATE_LIMITS, DOORS_PER_MINUTE),
    throttle: config.RATE_LIMITS === 'on' ? throttleStore(db) : noThrottle,
    random: Math.random,
    randomBytes,
    publicUrl: config.PUBLIC_URL,
    /** Names this task among all that run jobs. */
    owner: randomBytes(8).toString('hex'),
    checkStore: () => checkDatabase(db, clock),
    /** Ends what would outlive the last request. */
    async close() {
      streams.close();
      gateways.mailer.close();
      await gateways.sandbox?.stop();
      await gateways.passwords.close();
      db.client.destroy();
    },
  };
}

function connect(config: Config, telemetry: Telemetry): Database {
  const { DYNAMODB_ENDPOINT: endpoint, AWS_REGION: region, TABLE_PREFIX: tablePrefix } = config;
  const credentials = staticCredentials(config);
  return connectDatabase({ endpoint, region, tablePrefix, credentials }, telemetry);
}

function filesOf({ STATIC_DIR: directory }: Config, objects: ObjectStore): SiteFiles {
  return siteFiles({ directory, objects, folder: 'site/employee' });
}

function buildGateways(config: Config, log: Logger) {
  const { PUBLIC_URL: publicUrl, LINK_SECRET: linkSecret } = config;
  const objects = objectStore(config);
  const report = (error: unknown) => log.error({ err: error }, 'sandbox provider');
  const { providers, sandbox } = paymentProviders(config, { objects, report });
  return {
    ...{ objects, providers, sandbox },
    mailer: smtpMailer({ url: config.SMTP_URL, from: config.MAIL_FROM }),
    passwords: passwordHasher(),
    pictures: pictureMaker(),
    tokens: accessTokens(config.JWT_SECRET),
    secrets: secretMaker(),
    keys: accountKeys(linkSecret),
    sessionCookie: sessionCookie('foyer_employee_refresh', '/admin/api/auth', publicUrl),
    links: linkSigner(linkSecret),
    signer: ticketSigner(ticketKeysOf(config.TICKET_SIGNING_KEY)),
    printer: ticketPrinter(),
    derive: deriver(config.BOOKING_ID_SECRET),
  };
}

function buildStores(db: Database, objects: ObjectStore, clock: () => EpochMs) {
  const events = eventStore(db);
  const inventory = inventoryWriter(db);
  const plans = planStore(objects);
  const seats = seatStore(db, inventory);
  return {
    events,
    /** For the doors, where a scan must not wait for a read of the event. */
    rememberedEvents: rememberedEvents(events, clock),
    snapshots: catalogueSnapshots(objects),
    plans,
    savedPlans: savedPlanStore({ db, objects, hash: fingerprint }),
    seats,
    rooms: roomReader({ plans, seats, scheduler: systemScheduler }),
    bookings: bookingStore(db),
    ledger: ledger(db, inventory),
    payments: paymentStore(db),
    promos: promoStore(db),
    tickets: ticketStore(db),
    scans: scanStore(db),
    attendance: attendanceStore(db),
    outbox: outboxStore(db),
    sentMails: sentMails(db),
    mails: mailLog(db),
    messages: messageStore(db),
    leases: leaseStore(db),
    health: healthStore(db),
    records: eventRecords(db),
    stats: statsStore(db),
    figures: figureStore(db),
    accounts: accountStore(db),
    audit: auditLog(db),
    sessions: sessionStore(db),
    waitlists: waitlistStore(db),
  };
}
