import { deriver, linkSigner, passwordHasher, systemScheduler } from '@foyer/shared/gateways';
import { instantOf } from '@foyer/shared/domain';
import {
  accountStore,
  bookingStore,
  eventStore,
  figureStore,
  inventoryWriter,
  ledger,
  limitStore,
  paymentStore,
  planStore,
  scanStore,
  seatStore,
  ticketStore,
} from '@foyer/shared/storage';
import { roomReader, seatsInFlight } from '@foyer/shared/use-cases';
import { seedDemo } from './demo/seed-demo.ts';
import { connectAs } from './dynamodb.ts';
import type { ServiceEnvironment } from './environment.ts';
import { objectsAs } from './objects.ts';

/** Fills the store and the object store with the demo. Repeating it adds only what is missing. */
export async function seedDemoData(environment: ServiceEnvironment): Promise<void> {
  const db = connectAs(environment);
  const passwords = passwordHasher();
  const objects = objectsAs(environment);
  const inventory = inventoryWriter(db);
  const plans = planStore(objects);
  const seats = seatStore(db, inventory);
  const deps = {
    accounts: accountStore(db),
    bookings: bookingStore(db),
    derive: deriver(environment['BOOKING_ID_SECRET'] ?? ''),
    events: eventStore(db),
    inFlight: seatsInFlight(),
    figures: figureStore(db),
    links: linkSigner(environment['LINK_SECRET'] ?? ''),
    payments: paymentStore(db),
    recheckAfterMs: 60_000,
    scans: scanStore(db),
    tickets: ticketStore(db),
    ledger: ledger(db, inventory),
    limits: limitStore(db),
    objects,
    passwords,
    plans,
    random: Math.random,
    rooms: roomReader({ plans, seats, scheduler: systemScheduler }),
    seats,
  };
  try {
    await seedDemo(deps, instantOf(Date.now()));
  } finally {
    await passwords.close();
    db.client.destroy();
  }
}
