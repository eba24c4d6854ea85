import { Component, computed, inject, input, linkedSignal, LOCALE_ID } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { customer } from '@foyer/shared/contract';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { namePage } from '@foyer/ui/shell/page-titles.ts';
import { EventHeading } from '../booking/event-heading.ts';
import { LiveFree } from '../event/live-free.ts';
import { placesLeft, salesOffer, shutWords } from '../event/sales-words.ts';
import { tellHeight } from './frame-height.ts';
import { RegistrationForm } from './registration-form.ts';

/** Signing up for a free event, as a page of its own that other sites may show in a frame. */
@Component({
  selector: 'fy-registration-page',
  imports: [EventHeading, LiveFree, MatButton, ProblemNote, RegistrationForm, RouterLink],
  template: `
    @if (event(); as event) {
      <fy-event-heading [event]="event"><p class="kind">Sign up</p></fy-event-heading>
      @if (event.signUp) {
        <div class="place">
          <fy-registration-form [event]="event" [left]="left()" [shut]="shut()" />
        </div>
        @if (event.sales === 'open') {
          <fy-live-free [eventId]="event.eventId" (free)="left.set($event)" />
        }
      } @else {
        <p class="intro">One does not sign up for this event: it has tickets to choose.</p>
        <a class="fy-big" [routerLink]="['/events', event.eventId]">The event</a>
      }
    } @else if (loading.error(); as failure) {
      <h1>This event cannot be shown</h1>
      <fy-problem-note [problem]="failure" retryText="Try again" (retry)="loading.reload()" />
      <a matButton="outlined" routerLink="/">See all events</a>
    } @else {
      <div class="skeleton" aria-hidden="true"></div>
      <p class="fy-hidden" role="status">Loading the event</p>
    }
  `,
  styleUrl: '../waitlist/waitlist-page.scss',
})
export class RegistrationPage {
  private readonly locale = inject(LOCALE_ID);

  /** The event's id, from the address. */
  readonly eventId = input.required<string>();

  protected readonly loading = apiResource(customer.getEvent, () => ({
    params: { eventId: this.eventId() },
  }));
  protected readonly event = computed(() =>
    this.loading.hasValue() ? this.loading.value() : undefined,
  );
  /** Free places: by the last count until the room tells them itself. */
  protected readonly left = linkedSignal(() => {
    const event = this.event();
    return event ? placesLeft(event) : 0;
  });
  protected readonly shut = computed(() => {
    const event = this.event();
    return event && shutWords(salesOffer(event, this.left(), this.locale));
  });

  constructor() {
    namePage(
      computed(() => {
        const title = this.event()?.title;
        return title && `Sign up: ${title}`;
      }),
    );
    tellHeight();
  }
}
