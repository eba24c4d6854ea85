import { Component, computed, inject, LOCALE_ID } from '@angular/core';
import { RouterLink } from '@angular/router';
import { customer, type ReplyOf } from '@foyer/shared/contract';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { aheadWords } from './place-words.ts';

type Waiting = ReplyOf<typeof customer.listMyWaitlistEntries>['entries'][number];

/** Where the signed-in customer waits; nothing for who waits nowhere. */
@Component({
  selector: 'fy-my-waitlist',
  imports: [ProblemNote, RouterLink],
  template: `
    @if (loading.error(); as failure) {
      <h2>Waitlist</h2>
      <fy-problem-note [problem]="failure" retryText="Try again" (retry)="loading.reload()" />
    } @else if (waiting().length > 0) {
      <h2>Waitlist</h2>
      <ul>
        @for (entry of waiting(); track entry.entryId) {
          <li>
            <a [routerLink]="['/events', entry.eventId, 'waitlist', entry.entryId]">
              {{ entry.event.title }}
              <span class="fy-figures">{{ words(entry) }}</span>
            </a>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host,
    ul {
      display: grid;
      gap: var(--fy-space-3);
      inline-size: 100%;
    }
    h2 {
      font-size: 1.25rem;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    a {
      display: grid;
      gap: var(--fy-space-1);
      padding: var(--fy-space-4) var(--fy-space-5);
      border-radius: var(--fy-radius-large);
      background: var(--mat-sys-surface-container-low);
      color: var(--mat-sys-on-surface);
      font: var(--mat-sys-title-medium);
      text-decoration: none;
      overflow-wrap: anywhere;
    }
    span {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-medium);
    }
  `,
})
export class MyWaitlist {
  private readonly locale = inject(LOCALE_ID);

  protected readonly loading = apiResource(customer.listMyWaitlistEntries, () => ({}));
  protected readonly waiting = computed(() => {
    const entries = this.loading.hasValue() ? this.loading.value().entries : [];
    return entries.filter(({ status }) => status === 'waiting' || status === 'offered');
  });

  protected words({ ahead = 0, offer, event, quantity }: Waiting): string {
    const party = quantity === 1 ? '1 place' : `${quantity} places`;
    if (!offer) return `${party}: ${aheadWords(ahead)}`;
    const { timeZone } = event.venue;
    return `${party} held for you until ${shortMoment(offer.until, { timeZone, locale: this.locale })}`;
  }
}
