import { computed, inject, Service, signal } from '@angular/core';
import { employee } from '@foyer/shared/contract';
import {
  decideOffline,
  instantOf,
  ticketIdOf,
  ticketKeyOf,
  type ScanDirection,
} from '@foyer/shared/domain';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { ServerClock } from '@foyer/ui/api/server-clock.ts';
import { Session } from '@foyer/ui/api/session.ts';
import { deviceName } from './device.ts';
import * as store from './door-store.ts';
import { ticketCheck, type TicketCheck } from './ticket-check.ts';

/** How ready the device is to decide without a connection. */
export type Readiness =
  | { readonly state: 'loading'; readonly tickets: number }
  | { readonly state: 'ready'; readonly tickets: number; readonly asOf: string }
  | { readonly state: 'unready'; readonly reason: 'no-list' | 'no-signatures' | 'no-storage' };

/** A ticket that is shown at this device's door. */
export type ShownTicket = { readonly code: string } | { readonly ticketId: string };

/** A scan as the device names it. */
export type DeviceScan = {
  readonly scanId: string;
  readonly shown: ShownTicket;
  readonly direction: ScanDirection;
  readonly door: string;
};

/** The doors of one event as the device keeps them: loads the list, decides by it, and hands in what it decided. */
@Service({ autoProvided: false })
export class OfflineDoors {
  private readonly api = inject(ApiClient);
  private readonly clock = inject(ServerClock);
  private readonly session = inject(Session);
  private eventId = '';
  private check: TicketCheck | undefined;
  private refreshing: Promise<void> | undefined;
  private sending: Promise<void> | undefined;
  private opening: Promise<void> = Promise.resolve();

  /** What is known of the event; undefined until it is loaded or found on the device. */
  readonly doors = signal<employee.DoorsView | undefined>(undefined);
  /** How ready the device is. */
  readonly readiness = signal<Readiness>({ state: 'loading', tickets: 0 });
  /** Scans that are still to be handed in. */
  readonly waiting = signal(0);
  /** Why the event could not be loaded, where nothing is kept of it. */
  readonly problem = signal<unknown>(undefined);
  /** Scans handed in for which somebody should have been kept out. */
  readonly conflicts = signal(0);
  /** True where a scan can be decided without a connection. */
  readonly decides = computed(() => this.readiness().state === 'ready');

  /** Takes up an event: first what is kept of it, then what is new. */
  open(eventId: string): Promise<void> {
    this.eventId = eventId;
    this.opening = this.takeUp(eventId);
    return this.opening;
  }

  /** The event, once it is known. Rejects where it can neither be loaded nor is kept. */
  async known(): Promise<employee.DoorsView> {
    if (!this.doors()) await this.opening;
    const doors = this.doors();
    if (!doors) throw this.problem();
    return doors;
  }

  /** Hands in what waits and loads what has changed; one at a time. */
  refresh(): Promise<void> {
    this.refreshing ??= this.load().finally(() => (this.refreshing = undefined));
    return this.refreshing;
  }

  /** Decides a scan by signature and list, and keeps it to be handed in. */
  async decide(scan: DeviceScan): Promise<employee.ScanResultView> {
    const { scanId, shown, direction, door } = scan;
    const doors = this.doors();
    if (!doors || !this.check) throw new Error('The device is not ready to decide');
    const at = instantOf(Date.now() + this.clock.deviceBehindMs());
    const signed = 'code' in shown ? await this.check(shown.code) : undefined;
    const ticketId =
      'code' in shown ? signed && ticketIdOf(signed.bookingId, signed.number) : shown.ticketId;
    const answer = await store.decideKept(this.eventId, ticketId, (listed) => {
      const claims = signed ?? (listed && claimsOf(this.eventId, listed));
      const decided = decideOffline(doors, listed, { claims, direction, at, door });
      const queued = { scanId, eventId: this.eventId, ...shown, direction, door, at };
      return { ...decided, queued: { ...queued, decided: decided.answer.result } };
    });
    await this.count();
    return answer;
  }

  /** Hands in what waits, until nothing does. */
  send(): Promise<void> {
    this.sending ??= this.sendAll().finally(() => (this.sending = undefined));
    return this.sending;
  }

  private async takeUp(eventId: string): Promise<void> {
    try {
      const kit = await store.keptKit(eventId);
      if (kit) await this.take(kit);
      await this.count();
    } catch {
      this.readiness.set({ state: 'unready', reason: 'no-storage' }); // private windows forbid it
    }
    await this.refresh();
  }

  private async load(): Promise<void> {
    try {
      if (!this.session.account()) await this.session.refresh();
      await this.send();
      const params = { eventId: this.eventId };
      const doors = await this.api.call(employee.getDoors, { params });
      this.doors.set(doors);
      this.problem.set(undefined);
      await this.loadList(doors);
    } catch (error) {
      if (!this.doors()) this.problem.set(error);
      if (this.readiness().state === 'loading')
        this.readiness.set({ state: 'unready', reason: 'no-list' });
    }
  }

  /** Loads the list, or what has changed of it since; it counts once all of it is there. */
  private async loadList(doors: employee.DoorsView): Promise<void> {
    const since = (await store.keptKit(this.eventId))?.asOf;
    await store.keepKit({ eventId: this.eventId, doors, ...(since && { asOf: since }) });
    let cursor: string | undefined;
    let asOf: string | undefined;
    let loaded = 0;
    do {
      const request = { params: { eventId: this.eventId }, query: { since, cursor } };
      const page = await this.api.call(employee.listDoorTickets, request);
      await store.keepTickets(this.eventId, page.tickets);
      asOf ??= page.asOf;
      cursor = page.nextCursor;
      loaded += page.tickets.length;
      if (!since) this.readiness.set({ state: 'loading', tickets: loaded });
    } while (cursor !== undefined);
    const kit = { eventId: this.eventId, doors, asOf };
    await store.keepKit(kit);
    await this.take(kit);
  }

  private async take({ doors, asOf }: store.DoorKit): Promise<void> {
    this.doors.set(doors);
    try {
      this.check = await ticketCheck(doors.keys);
    } catch {
      this.readiness.set({ state: 'unready', reason: 'no-signatures' }); // an old browser
      return;
    }
    const tickets = await store.countTickets(this.eventId);
    this.readiness.set(asOf ? { state: 'ready', tickets, asOf } : { state: 'loading', tickets });
  }

  private async sendAll(): Promise<void> {
    const device = deviceName();
    const params = { eventId: this.eventId };
    for (;;) {
      const queued = await store.queuedScans(this.eventId, employee.SCANS_AT_ONCE);
      if (queued.length === 0) break;
      const scans = queued.map(({ eventId: _eventId, ...scan }) => scan);
      const reply = await this.api.call(employee.syncScans, { params, body: { device, scans } });
      this.conflicts.update((sum) => sum + reply.scans.filter(({ conflict }) => conflict).length);
      await store.forgetQueued(queued.map(({ scanId }) => scanId));
      await this.count();
    }
  }

  private async count(): Promise<void> {
    this.waiting.set(await store.countQueued(this.eventId));
  }
}

/** What a code of a listed ticket would say: a guest found by name is let in without one. */
function claimsOf(
  eventId: string,
  { ticketId, generation }: { ticketId: string; generation: number },
) {
  const key = ticketKeyOf(ticketId);
  return key && { keyId: '', eventId, ...key, generation };
}
