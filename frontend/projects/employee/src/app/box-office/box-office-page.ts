import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  LOCALE_ID,
  signal,
  untracked,
} from '@angular/core';
import {
  form,
  FormField,
  FormRoot,
  maxLength,
  required,
  validateStandardSchema,
  type TreeValidationResult,
} from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { employee, type ReplyOf } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { newIdempotencyKey } from '@foyer/ui/api/idempotency-key.ts';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { OUTLINED_FIELDS } from '@foyer/ui/forms/outlined-fields.ts';
import { serverFaults } from '@foyer/ui/forms/server-faults.ts';
import { lookAgain } from '@foyer/ui/live/look-again.ts';
import { formatSum } from '@foyer/ui/price/format-price.ts';
import { Price } from '@foyer/ui/price/price.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import type { PlacesRequest } from '@foyer/ui/seat-map/seat-map-inputs.ts';
import { SeatList } from '@foyer/ui/seat-map/seat-list.ts';
import { SeatMap } from '@foyer/ui/seat-map/seat-map.ts';
import { namePage } from '@foyer/ui/shell/page-titles.ts';
import {
  chosenLines,
  countOf,
  freeIn,
  NOTHING_CHOSEN,
  stillFree,
  withSeat,
  type Chosen,
} from './box-office-room.ts';

type Entry = {
  readonly contact: { readonly name: string; readonly email: string };
  readonly settledBy: 'complimentary' | 'door';
  readonly reason: string;
};

const LOOK_AGAIN_MS = 4_000;
const NOBODY: Entry = { contact: { name: '', email: '' }, settledBy: 'door', reason: '' };

/** Books seats and places for somebody: for cash, or as a gift. */
@Component({
  selector: 'fy-box-office-page',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    Price,
    ProblemNote,
    RouterLink,
    SeatList,
    SeatMap,
  ],
  providers: [OUTLINED_FIELDS],
  templateUrl: './box-office-page.html',
  styleUrls: ['../shell/list-page.scss', './box-office-page.scss'],
})
export class BoxOfficePage {
  private readonly api = inject(ApiClient);
  private readonly locale = inject(LOCALE_ID);

  /** The event's id, from the address. */
  readonly eventId = input.required<string>();

  private readonly params = computed(() => ({ eventId: this.eventId() }));
  protected readonly loading = apiResource(employee.getEvent, () => ({ params: this.params() }));
  protected readonly room = apiResource(employee.getEventPlan, () => ({ params: this.params() }));
  protected readonly looking = apiResource(employee.getTakenSeats, () => ({
    params: this.params(),
  }));
  protected readonly event = computed(() =>
    this.loading.hasValue() ? this.loading.value() : undefined,
  );
  protected readonly plan = computed(() => (this.room.hasValue() ? this.room.value() : undefined));
  /** What is sold or held, as last heard of; stays while it is asked for again. */
  private readonly taken = linkedSignal<Taken | undefined, Taken | undefined>({
    source: () => (this.looking.hasValue() ? this.looking.value() : undefined),
    computation: (heard, before) => heard ?? before?.value,
  });
  protected readonly availability = computed(() => {
    const [plan, taken] = [this.plan(), this.taken()];
    return plan && taken && freeIn(plan, taken);
  });
  /** What keeps the desk from being shown; a later reading that fails leaves it as it is. */
  protected readonly failure = computed(
    () =>
      this.loading.error() ??
      this.room.error() ??
      (this.taken() ? undefined : this.looking.error()),
  );
  protected readonly isOpen = computed(() => {
    const event = this.event();
    return event?.status === 'published' && event.sales !== 'ended';
  });

  protected readonly chosen = signal<Chosen>(NOTHING_CHOSEN);
  protected readonly lines = computed(() => {
    const [plan, event] = [this.plan(), this.event()];
    return plan && event ? chosenLines(plan, event, this.chosen()) : [];
  });
  protected readonly asList = signal(false);
  private readonly entry = signal(NOBODY);
  protected readonly fields = form(
    this.entry,
    (path) => {
      required(path.contact.name, { message: 'Enter a name.' });
      required(path.contact.email, { message: 'Enter the address that the tickets go to.' });
      validateStandardSchema(path.contact, () => employee.bookAtBoxOffice.body?.shape.contact);
      maxLength(path.reason, 200, { message: 'Say it in at most 200 characters.' });
    },
    {
      submission: {
        action: () => this.book(),
        onInvalid: (root) => root().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );
  /** Another choice or another entry is another intention. */
  private readonly key = linkedSignal({
    source: () => [this.chosen(), this.entry()],
    computation: () => newIdempotencyKey(),
  });
  protected readonly isGift = computed(() => this.fields.settledBy().value() === 'complimentary');
  protected readonly total = computed(() =>
    this.isGift() ? 0 : this.lines().reduce((sum, { price }) => sum + price, 0),
  );
  protected readonly deed = computed(() => {
    const count = this.lines().length;
    if (this.fields().submitting()) return 'One moment';
    if (count === 0) return 'Choose places first';
    const tickets = count === 1 ? '1 ticket' : `${count} tickets`;
    const currency = this.event()?.currency ?? 'EUR';
    return this.isGift()
      ? `Give ${tickets}`
      : `Book ${tickets} for ${formatSum(this.total(), { currency, locale: this.locale })}`;
  });
  protected readonly booked = signal<Booked | undefined>(undefined);
  protected readonly problem = signal<unknown>(undefined);
  /** Whether somebody was faster with a chosen seat. */
  protected readonly overtaken = signal(false);
  protected readonly faultText = faultText;

  constructor() {
    namePage(
      computed(() => {
        const title = this.event()?.title;
        return title && `Box office: ${title}`;
      }),
    );
    lookAgain(() => this.looking.reload(), {
      everyMs: LOOK_AGAIN_MS,
      when: () => this.isOpen() && !this.fields().submitting(),
    });
    effect(() => {
      const taken = this.taken();
      if (taken) untracked(() => this.keepFree(taken));
    });
  }

  protected toggleSeat(seatId: string): void {
    this.choose(withSeat(this.chosen(), seatId));
  }

  protected setPlaces({ sectionId, quantity }: PlacesRequest): void {
    const { seats, places } = this.chosen();
    this.choose({ seats, places: { ...places, [sectionId]: quantity } });
  }

  private choose(chosen: Chosen): void {
    this.booked.set(undefined);
    this.problem.set(undefined);
    this.overtaken.set(false);
    if (countOf(chosen) <= (this.event()?.maxTicketsPerBooking ?? 0)) this.chosen.set(chosen);
  }

  private async book(): Promise<TreeValidationResult> {
    if (this.lines().length === 0) return undefined;
    this.problem.set(undefined);
    const { seats, places } = this.chosen();
    const { contact, settledBy, reason } = this.entry();
    const standing = Object.entries(places)
      .filter(([, quantity]) => quantity > 0)
      .map(([sectionId, quantity]) => ({ sectionId, quantity }));
    const body = { seats: [...seats], places: standing, contact, settledBy, reason };
    try {
      const request = { params: this.params(), body, idempotencyKey: this.key() };
      this.booked.set(await this.api.call(employee.bookAtBoxOffice, request));
      this.chosen.set(NOTHING_CHOSEN);
      this.entry.set({ ...NOBODY, settledBy });
      this.fields().reset();
      this.looking.reload();
      return undefined;
    } catch (error) {
      const fields = this.fields.contact;
      const faults = serverFaults(error, {
        'contact.name': fields.name,
        'contact.email': fields.email,
      });
      if (faults.length === 0) await this.refused(error);
      return faults;
    }
  }

  /** Somebody was faster: what is gone is no longer chosen. */
  private async refused(error: unknown): Promise<void> {
    this.problem.set(error);
    const taken = await this.api
      .call(employee.getTakenSeats, { params: this.params() })
      .catch(() => undefined);
    if (!taken) return;
    this.taken.set(taken);
    this.chosen.update((chosen) => stillFree(chosen, taken));
  }

  /** What others took meanwhile is no longer chosen; a booking under way answers for itself. */
  private keepFree(taken: Taken): void {
    if (this.fields().submitting()) return;
    const free = stillFree(this.chosen(), taken);
    if (countOf(free) === countOf(this.chosen())) return;
    this.chosen.set(free);
    this.overtaken.set(true);
  }
}

type Taken = ReplyOf<typeof employee.getTakenSeats>;
type Booked = ReplyOf<typeof employee.bookAtBoxOffice>;
