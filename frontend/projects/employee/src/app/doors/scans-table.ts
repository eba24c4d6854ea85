import { Component, inject, input, LOCALE_ID, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { employee } from '@foyer/shared/contract';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { placeWords } from '@foyer/ui/places/place-words.ts';
import { OUTCOME_WORDS } from './scan-outcome-words.ts';

/** What was scanned at the doors, latest first. */
@Component({
  selector: 'fy-scans-table',
  imports: [MatButton],
  template: `
    <table>
      <caption class="fy-hidden">
        Last scans
      </caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Came of it</th>
          <th scope="col">Door</th>
          <th scope="col" class="wide">Ticket</th>
          <th scope="col" class="wide">Steward</th>
          <th scope="col"><span class="fy-hidden">What to do</span></th>
        </tr>
      </thead>
      <tbody>
        @for (scan of scans(); track scan.scanId) {
          <tr>
            <th scope="row" class="fy-figures">{{ moment(scan.at) }}</th>
            <td>
              {{ words[scan.result] }}
              @if (scan.means === 'hand') {
                <span class="note">by hand</span>
              }
              @if (scan.decided) {
                <span class="note">offline</span>
              }
              @if (scan.undoneAt) {
                <span class="note">taken back</span>
              }
              @if (scan.label; as label) {
                <span class="narrow">{{ placeWords(label) }}</span>
              }
            </td>
            <td>{{ scan.door }}</td>
            <td class="wide">
              @if (scan.label; as label) {
                <span>{{ placeWords(label) }}</span>
              }
              <span class="code">{{ scan.ticketId ?? scan.code }}</span>
            </td>
            <td class="wide">{{ scan.by.name }}</td>
            <td class="actions">
              @if (scan.result === 'admitted' && scan.ticketId && !scan.undoneAt) {
                <button matButton type="button" [disabled]="busy()" (click)="undone.emit(scan)">
                  Take back<span class="fy-hidden"> the admission of {{ placeOf(scan) }}</span>
                </button>
              }
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styleUrls: ['../shell/table.scss', './scans-table.scss'],
})
export class ScansTable {
  private readonly locale = inject(LOCALE_ID);

  /** The scans. */
  readonly scans = input.required<readonly employee.ScanRecordView[]>();
  /** The venue's zone. */
  readonly timeZone = input('UTC');
  /** Whether something is under way that has to end first. */
  readonly busy = input(false);
  /** An admission is to be taken back. */
  readonly undone = output<employee.ScanRecordView>();

  protected readonly words = OUTCOME_WORDS;
  protected readonly placeWords = placeWords;

  protected placeOf({ label, ticketId = '' }: employee.ScanRecordView): string {
    return label ? placeWords(label) : ticketId;
  }

  protected moment(instant: string): string {
    return shortMoment(instant, { timeZone: this.timeZone(), locale: this.locale });
  }
}
