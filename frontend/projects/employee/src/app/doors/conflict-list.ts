import { Component, inject, input, LOCALE_ID } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { employee } from '@foyer/shared/contract';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { placeWords } from '@foyer/ui/places/place-words.ts';
import { OUTCOME_WORDS } from './scan-outcome-words.ts';

type Conflict = {
  readonly scan: employee.ScanRecordView;
  readonly other?: employee.ScanRecordView | undefined;
};

/** Tickets that a device without connection let through wrongly, each with both scans. */
@Component({
  selector: 'fy-conflict-list',
  imports: [MatIcon],
  template: `
    <ul>
      @for (conflict of conflicts(); track conflict.scan.scanId) {
        <li>
          <mat-icon aria-hidden="true">report_problem</mat-icon>
          <div>
            <strong>{{ title(conflict) }}</strong>
            @if (conflict.scan.label; as label) {
              <span>{{ placeWords(label) }}</span>
            }
            <span class="ticket">{{ conflict.scan.ticketId ?? conflict.scan.code }}</span>
            <dl>
              @if (conflict.other; as other) {
                <div>
                  <dt>First</dt>
                  <dd>{{ scanWords(other) }}</dd>
                </div>
              }
              <div>
                <dt>{{ conflict.other ? 'Then' : 'Let in' }}</dt>
                <dd>{{ scanWords(conflict.scan) }}, offline</dd>
              </div>
            </dl>
          </div>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: var(--fy-space-3);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: var(--fy-space-3);
      padding: var(--fy-space-4);
      border-radius: var(--fy-radius-medium);
      background: var(--fy-warn-container);
      color: var(--fy-on-warn-container);
    }
    mat-icon {
      flex: none;
    }
    li > div {
      display: grid;
      gap: var(--fy-space-1);
    }
    .ticket {
      font: var(--mat-sys-body-small);
      overflow-wrap: anywhere;
    }
    dl {
      display: grid;
      gap: var(--fy-space-1);
      margin: 0;
    }
    dl > div {
      display: flex;
      gap: var(--fy-space-3);
    }
    dt {
      min-inline-size: 3rem;
      font-weight: 600;
    }
    dd {
      margin: 0;
    }
  `,
})
export class ConflictList {
  private readonly locale = inject(LOCALE_ID);

  /** The conflicts, latest first. */
  readonly conflicts = input.required<readonly Conflict[]>();
  /** The venue's zone. */
  readonly timeZone = input('UTC');

  protected readonly placeWords = placeWords;

  protected title({ scan }: Conflict): string {
    if (scan.result === 'already-used') return 'One ticket, let in twice';
    return `Let in although it was refused: ${OUTCOME_WORDS[scan.result]}`;
  }

  protected scanWords({ at, door, by, device }: employee.ScanRecordView): string {
    const moment = shortMoment(at, { timeZone: this.timeZone(), locale: this.locale });
    return `${moment}, ${door}, by ${by.name} (device ${device.slice(-4)})`;
  }
}
