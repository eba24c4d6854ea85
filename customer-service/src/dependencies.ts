import { randomBytes } from 'node:crypto';
import type { EpochMs } from '@foyer/shared/domain';
import {
  accessTokens,
  accountKeys,
  deriver,
  linkSigner,
  memoryEventSearch,
  objectStore,
  passwordHasher,
  paymentProviders,
  secretMaker,
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
  bookingStore,
  catalogueSnapshots,
  checkDatabase,
  connectDatabase,
  eventStore,
  figureStore,
  inventoryWriter,
  ledger,
  limitStore,
  noThrottle,
  outboxStore,
  paymentStore,
  planStore,
  promoStore,
  seatStore,
  sessionStore,
  statsStore,
  throttleStore,
  ticketStore,
  waitlistStore,
  type Database,
} from '@foyer/shared/storage';
import {
  countedSales,
  measuredFeed,
  noTelemetry,
  tracedProviders,
  type Telemetry,
} from '@foyer/shared/telemetry';
import {
  eventCatalogue,
  holdTally,
  liveAvailability,
  rememberedEvents,
  seatsInFlight,
  type CatalogueDeps,
  type EventCatalogue,
  type ObjectStore,
} from '@foyer/shared/use-cases';
import type { Logger } from 'pino';
import type { Config } from './config.ts';

/** Everything that the customer service works with. */
export type Dependencies = ReturnType<typeof buildDependencies>;

/** Open maps of one address at one task: an office behind one address may watch a sale. */
const STREAMS_PER_ADDRESS = 200;

/** Makes everything from the configuration; nothing is sent yet. */
export function buildDependencies(config: Config, log: Logger, telemetry = noTelemetry) {
  const clock = (): EpochMs => Date.now();
  const db = connect(config, telemetry);
  const gateways = tracedProviders(buildGateways(config, log), telemetry);
  const stores = countedSales(
    buildStores(db, gateways.objects, { clock, log, telemetry }),
    telemetry,
  );
  const limited = config.RATE_LIMITS === 'on' ? { perAddress: STREAMS_PER_ADDRESS } : {};
  const streams = countedStreams(eventStreams(limited), telemetry);
  const tally = holdTally({
    ...{ figures: figureStore(db), scheduler: systemScheduler },
    task: randomBytes(4).toString('hex'),
    onError: (error) => log.warn({ err: error }, 'holds not counted'),
  });
  return {
    ...gateways,
    ...stores,
    catalogue: catalogueOf(stores, gateways.objects, clock),
    siteFiles: filesOf(config, gateways.objects),
    streams,
    clock,
    telemetry,
    rateLimits: rateLimits(config.RATE_LIMITS),
    throttle: config.RATE_LIMITS === 'on' ? throttleStore(db) : noThrottle,
    random: Math.random,
    inFlight: seatsInFlight(),
    holdTally: tally,
    randomBytes,
    publicUrl: config.PUBLIC_URL,
    recheckAfterMs: config.PAYMENT_RECHECK_MS,
    checkStore: () => checkDatabase(db, clock),
    /** Ends what would outlive the last request. */
    async close() {
      streams.close();
      stores.availability.close();
      await tally.close();
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
  return siteFiles({ directory, objects, folder: 'site/customer' });
}

function buildGateways(config: Config, log: Logger) {
  const objects = objectStore(config);
  const report = (error: unknown) => log.error({ err: error }, 'sandbox provider');
  const { provider, providers, sandbox } = paymentProviders(config, { objects, report });
  return {
    ...{ objects, provider, providers, sandbox },
    passwords: passwordHasher(),
    tokens: accessTokens(config.JWT_SECRET),
    secrets: secretMaker(),
    keys: accountKeys(config.LINK_SECRET),
    sessionCookie: sessionCookie('foyer_refresh', '/api/auth', config.PUBLIC_URL),
    links: linkSigner(config.LINK_SECRET),
    signer: ticketSigner(ticketKeysOf(config.TICKET_SIGNING_KEY)),
    printer: ticketPrinter(),
    derive: deriver(config.BOOKING_ID_SECRET),
  };
}

function catalogueOf(
  { events, stats }: Pick<CatalogueDeps, 'events' | 'stats'>,
  objects: ObjectStore,
  clock: () => EpochMs,
): EventCatalogue {
  const [search, snapshots] = [memoryEventSearch(), catalogueSnapshots(objects)];
  return eventCatalogue({ events, stats, search, snapshots, clock });
}

type Surroundings = {
  readonly clock: () => EpochMs;
  readonly log: Logger;
  readonly telemetry: Telemetry;
};

/** The stores, and the live availability that their own writes feed at once. */
function buildStores(db: Database, objects: ObjectStore, { clock, log, telemetry }: Surroundings) {
  const events = rememberedEvents(eventStore(db), clock);
  const plans = planStore(objects);
  const inventory = inventoryWriter(db, (state) => availability.observe(state));
  const seats = seatStore(db, inventory);
  const availability = liveAvailability({
    events,
    plans,
    seats: measuredFeed(seats, telemetry, clock),
    scheduler: systemScheduler,
    onError: (error) => log.error({ err: error }, 'live availability'),
    taskEpoch: randomBytes(4).toString('hex'),
  });
  return {
    events,
    plans,
    seats,
    availability,
    rooms: availability,
    bookings: bookingStore(db),
    ledger: ledger(db, inventory),
    limits: limitStore(db),
    payments: paymentStore(db),
    promos: promoStore(db),
    tickets: ticketStore(db),
    stats: statsStore(db),
    accounts: accountStore(db),
    sessions: sessionStore(db),
    waitlists: waitlistStore(db),
    outbox: outboxStore(db),
  };
}
