import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  input,
  viewChild,
} from '@angular/core';
import type { customer, EventView } from '@foyer/shared/contract';
import { inLineWords } from '../waitlist/place-words.ts';

/** What became of a sign-up: places, or a place in line, and the way to either. */
@Component({
  selector: 'fy-registration-outcome',
  template: `
    <h2 #heading tabindex="-1">{{ words().title }}</h2>
    <p>{{ words().facts }}</p>
    @if (words().givesBack) {
      <p>
        If you cannot come after all, please say so by the link in that mail: others would be glad.
      </p>
    }
    <a class="fy-big" [href]="outcome().link" [attr.target]="framed() ? '_blank' : null"
      >{{ words().way }}
      @if (framed()) {
        <span class="fy-hidden">(in a new window)</span>
      }
    </a>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--fy-space-3);
    }
    h2 {
      font-size: 1.5rem;
    }
    p {
      max-inline-size: var(--fy-measure);
      overflow-wrap: anywhere;
    }
  `,
})
export class RegistrationOutcome {
  /** The event. */
  readonly event = input.required<Pick<EventView, 'selfCancel'>>();
  /** What the service answered. */
  readonly outcome = input.required<customer.RegistrationView>();
  /** Whether the page is in a frame, which no other page may be shown in. */
  readonly framed = input.required<boolean>();

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly words = computed(() => {
    const outcome = this.outcome();
    return outcome.status === 'confirmed'
      ? { ...goingWords(outcome), givesBack: this.event().selfCancel !== undefined }
      : { ...waitingWords(outcome), givesBack: false };
  });

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }
}

type Outcome<Status> = Extract<customer.RegistrationView, { status: Status }>;

function goingWords({ booking }: Outcome<'confirmed'>) {
  const { lines, contact } = booking;
  const [tickets, them] =
    lines.length === 1 ? ['Your ticket is', 'it'] : [`Your ${lines.length} tickets are`, 'them'];
  return {
    title: 'You are going',
    facts: `${tickets} on the way to ${contact?.email ?? 'you'}. Show ${them} at the door.`,
    way: lines.length === 1 ? 'Show my ticket' : 'Show my tickets',
  };
}

function waitingWords({ entry }: Outcome<'waiting'>) {
  const party = entry.quantity === 1 ? 'a place' : `${entry.quantity} places`;
  return {
    title: inLineWords(entry),
    facts: `As soon as there is ${party} for you, we book it and write to you. You need not do anything.`,
    way: 'See my place in line',
  };
}
