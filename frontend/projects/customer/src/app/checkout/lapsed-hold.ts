import {
  afterNextRender,
  Component,
  type ElementRef,
  input,
  output,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';

/** Says that seats are no longer held, and offers to ask for the same ones again; takes the focus, since the form has gone. */
@Component({
  selector: 'fy-lapsed-hold',
  imports: [MatButton, ProblemNote, RouterLink],
  template: `
    <h1 #heading tabindex="-1">
      {{ timeOver() ? 'The time ran out' : 'These seats are no longer held' }}
    </h1>
    <p>
      They were given back, and nothing was charged. What you typed is still here; only the seats
      have to be asked for again.
    </p>
    @if (problem(); as problem) {
      <fy-problem-note [problem]="problem" />
    }
    <div class="ways">
      <button class="fy-big" type="button" [attr.aria-disabled]="asking()" (click)="again.emit()">
        {{ asking() ? 'One moment' : 'Ask for the same seats again' }}
      </button>
      <a matButton="outlined" [routerLink]="['/events', eventId(), 'seats']">Choose again</a>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--fy-space-4);
      justify-items: start;
      padding: var(--fy-space-7) var(--fy-gutter);
    }
    h1 {
      font-size: clamp(2rem, 5vw, 2.75rem);
    }
    p {
      max-inline-size: var(--fy-measure);
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--fy-space-3);
    }
    a {
      min-block-size: var(--fy-target);
    }
  `,
})
export class LapsedHold {
  /** The event whose seats were held. */
  readonly eventId = input.required<string>();
  /** Whether the time ran out while the page was open. */
  readonly timeOver = input.required<boolean>();
  /** Whether the seats are being asked for. */
  readonly asking = input(false);
  /** Why the seats could not be had again. */
  readonly problem = input<unknown>();
  /** The same seats are to be asked for again. */
  readonly again = output();

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }
}
