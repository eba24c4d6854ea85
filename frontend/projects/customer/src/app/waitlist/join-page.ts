import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { form, FormField, FormRoot, type TreeValidationResult } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';
import { customer, type AccountView, type EventView } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { isProblem } from '@foyer/ui/api/api-problem.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { Session } from '@foyer/ui/api/session.ts';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { OUTLINED_FIELDS } from '@foyer/ui/forms/outlined-fields.ts';
import { serverFaults } from '@foyer/ui/forms/server-faults.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { namePage } from '@foyer/ui/shell/page-titles.ts';
import { EventHeading } from '../booking/event-heading.ts';
import { isStanding } from '../event/sales-words.ts';
import { CategoryChoice } from './category-choice.ts';
import { wishFor, wishOf, wishRules, type WishEntry } from './wish-entry.ts';

const NOTHING: WishEntry = {
  party: '1',
  categoryIds: [],
  together: 'preferred',
  contact: { name: '', email: '' },
};

type WishSource = {
  readonly event: EventView | undefined;
  readonly account: AccountView | undefined;
};

/** Joins the waitlist of an event: how many, where, side by side or not, and where we write to. */
@Component({
  selector: 'fy-join-page',
  imports: [
    CategoryChoice,
    EventHeading,
    FormField,
    FormRoot,
    MatButton,
    MatError,
    MatFormField,
    MatInput,
    MatLabel,
    ProblemNote,
    RouterLink,
  ],
  providers: [OUTLINED_FIELDS],
  templateUrl: './join-page.html',
  styleUrl: './waitlist-page.scss',
})
export class JoinPage {
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly account = inject(Session).account;

  /** The event's id, from the address. */
  readonly eventId = input.required<string>();

  protected readonly loading = apiResource(customer.getEvent, () => ({
    params: { eventId: this.eventId() },
  }));
  protected readonly event = computed(() =>
    this.loading.hasValue() ? this.loading.value() : undefined,
  );
  protected readonly isOpen = computed(() => {
    const event = this.event();
    return event?.waitlist === 'open' && event.sales === 'open';
  });
  protected readonly parties = computed(() =>
    Array.from({ length: this.event()?.maxTicketsPerBooking ?? 1 }, (_, index) => index + 1),
  );
  protected readonly sits = computed(() => {
    const event = this.event();
    return event !== undefined && !isStanding(event) && this.fields.party().value() !== '1';
  });

  private readonly entry = linkedSignal<WishSource, WishEntry>({
    source: () => ({ event: this.event(), account: this.account() }),
    computation: ({ event, account }, before) => {
      const contact = { name: account?.name ?? '', email: account?.email ?? '' };
      const started = before?.source.event !== undefined;
      if (started && before.source.account === account) return before.value;
      return started ? { ...before.value, contact } : event ? wishFor(event, contact) : NOTHING;
    },
  });
  protected readonly fields = form(this.entry, wishRules, {
    submission: {
      action: () => this.join(),
      onInvalid: (root) => root().errorSummary()[0]?.fieldTree().focusBoundControl(),
    },
  });
  protected readonly problem = signal<unknown>(undefined);
  protected readonly placesFree = computed(() => isProblem(this.problem(), 'places-free'));
  protected readonly faultText = faultText;

  constructor() {
    namePage(
      computed(() => {
        const title = this.event()?.title;
        return title && `Waitlist: ${title}`;
      }),
    );
  }

  private async join(): Promise<TreeValidationResult> {
    this.problem.set(undefined);
    const params = { eventId: this.eventId() };
    try {
      const body = wishOf(this.entry());
      const { entryId } = await this.api.call(customer.joinWaitlist, { params, body });
      await this.router.navigate(['/events', params.eventId, 'waitlist', entryId], {
        replaceUrl: true,
      });
      return undefined;
    } catch (error) {
      const { contact, party } = this.fields;
      const faults = serverFaults(error, {
        'contact.name': contact.name,
        'contact.email': contact.email,
        quantity: party,
      });
      if (faults.length === 0) this.problem.set(error);
      faults[0]?.fieldTree().focusBoundControl();
      return faults;
    }
  }
}
