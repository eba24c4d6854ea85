import { computed, inject, linkedSignal, Service, signal, type Signal } from '@angular/core';
import { employee } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { lookAgain } from '@foyer/ui/live/look-again.ts';

type OwnEvent = employee.OwnEventView;

const LOOK_AGAIN_MS = 700;

/** A change that the service refused, with the fields' value that was sent. */
export type Refused = { readonly error: unknown; readonly value: unknown };

/** The saving of a step's fields. */
export type Autosave = {
  /** True while the fields say something else than the event does. */
  readonly unsaved: Signal<boolean>;
  /** True where a fault keeps the fields from being saved. */
  readonly held: Signal<boolean>;
  /** Saves what can be saved now; true when nothing is left. */
  settle(): Promise<boolean>;
};

/** The event that is set up: loaded once, kept as the last change left it, and written by one change at a time. */
@Service({ autoProvided: false })
export class EventDesk {
  private readonly api = inject(ApiClient);
  private queue: Promise<unknown> = Promise.resolve();
  private readonly underWay = signal(0);

  /** Which event it is. */
  readonly eventId = signal<string | undefined>(undefined);
  /** The event as it was loaded; a new value takes what stands in the fields away. */
  readonly loaded = apiResource(employee.getEvent, () => {
    const eventId = this.eventId();
    return eventId === undefined ? undefined : { params: { eventId } };
  });
  /** The event as it stands, once it is loaded. */
  readonly event = linkedSignal<OwnEvent | undefined>(() =>
    this.loaded.hasValue() ? this.loaded.value() : undefined,
  );
  private readonly last = linkedSignal<OwnEvent | undefined, OwnEvent | undefined>({
    source: this.event,
    computation: (event, before) => event ?? before?.value,
  });
  /** The event as it stands, for the steps, which are shown only once it is loaded. */
  readonly current = computed<OwnEvent>(() => {
    const event = this.last();
    if (!event) throw new Error('A step is open although no event was loaded');
    return event;
  });
  /** True while the event is being published or taken down. */
  readonly inTransit = computed(() =>
    ['publishing', 'unpublishing'].includes(this.event()?.status ?? ''),
  );
  /** True while nothing of the event may change. */
  readonly locked = computed(
    () => this.inTransit() || ['cancelled', 'ended'].includes(this.event()?.status ?? ''),
  );
  /** The last change of the open step, if it was refused. */
  readonly refused = signal<Refused | undefined>(undefined);
  /** How the open step saves itself, if it does. */
  readonly autosave = signal<Autosave | undefined>(undefined);
  /** True while a change is on its way. */
  readonly saving = computed(() => this.underWay() > 0);
  /** True while something stands in fields that is not saved. */
  readonly unsaved = computed(() => this.saving() || (this.autosave()?.unsaved() ?? false));

  constructor() {
    lookAgain(() => void this.look(), { everyMs: LOOK_AGAIN_MS, when: () => this.inTransit() });
  }

  /** Sends a change after those that are under way, made against the event as they leave it. Rejects with an ApiProblem. */
  act(send: (event: OwnEvent) => Promise<OwnEvent>): Promise<OwnEvent> {
    this.underWay.update((count) => count + 1);
    const sent = this.queue.then(async () => {
      const event = await send(this.current());
      this.event.set(event);
      return event;
    });
    this.queue = sent
      .catch(() => undefined) // who sent it is told; the next one goes on from the event as it stands
      .then(() => this.underWay.update((count) => count - 1));
    return sent;
  }

  /** Changes fields of the event. Rejects with an ApiProblem. */
  change(change: employee.EventChange): Promise<OwnEvent> {
    return this.act(({ eventId, updatedAt }) =>
      this.api.call(employee.changeEvent, { params: { eventId }, body: { ...change, updatedAt } }),
    );
  }

  /** Loads the event anew and puts its values into the fields. */
  reload(): void {
    this.refused.set(undefined);
    this.loaded.reload();
  }

  /** Looks how far the event is; a look that fails is made up for by the next one. */
  private async look(): Promise<void> {
    const eventId = this.eventId();
    if (eventId === undefined || this.saving()) return;
    const seen = await this.api
      .call(employee.getEvent, { params: { eventId } })
      .catch(() => undefined);
    if (seen && seen.eventId === this.eventId() && !this.saving()) this.event.set(seen);
  }
}
