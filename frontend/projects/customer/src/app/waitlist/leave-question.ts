import {
  afterNextRender,
  Component,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { customer, type WaitlistEntryView } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';

/** Asks whether somebody gives up their place in line, or what is offered to them, before it is done. */
@Component({
  selector: 'fy-leave-question',
  imports: [MatButton, ProblemNote],
  template: `
    <h2 #heading tabindex="-1">
      {{ offered() ? 'Give these places to the next in line?' : 'Leave the waitlist?' }}
    </h2>
    <p>
      {{
        offered()
          ? 'They are offered to somebody else at once. You cannot get them back.'
          : 'Your place in line goes to the next. You can join again, at the end.'
      }}
    </p>
    @if (problem(); as problem) {
      <fy-problem-note [problem]="problem" />
    }
    <div>
      <button matButton="filled" type="button" [disabled]="leaving()" (click)="leave()">
        {{ leaving() ? 'One moment' : offered() ? 'Give them away' : 'Leave the waitlist' }}
      </button>
      <button matButton type="button" (click)="kept.emit()">
        {{ offered() ? 'Keep them' : 'Keep my place' }}
      </button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--fy-space-3);
      justify-items: start;
    }
    h2 {
      font-size: 1.25rem;
    }
    p {
      max-inline-size: var(--fy-measure);
    }
    div {
      display: flex;
      flex-wrap: wrap;
      gap: var(--fy-space-2);
    }
    button {
      min-block-size: var(--fy-target);
    }
  `,
})
export class LeaveQuestion {
  private readonly api = inject(ApiClient);

  /** The place in line. */
  readonly entry = input.required<Pick<WaitlistEntryView, 'eventId' | 'entryId'>>();
  /** The key of a mailed link that opens it. */
  readonly link = input<string>();
  /** Whether places are offered. */
  readonly offered = input.required<boolean>();
  /** The place in line is given up. */
  readonly left = output();
  /** Everything stays as it is. */
  readonly kept = output();

  protected readonly leaving = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  protected async leave(): Promise<void> {
    const { eventId, entryId } = this.entry();
    const request = { params: { eventId, entryId }, query: { link: this.link() } };
    this.problem.set(undefined);
    this.leaving.set(true);
    try {
      await this.api.call(customer.leaveWaitlist, request);
      this.left.emit();
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.leaving.set(false);
    }
  }
}
