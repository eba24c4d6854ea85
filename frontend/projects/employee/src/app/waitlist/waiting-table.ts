import { Component, inject, input, LOCALE_ID, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { employee, WaitingPartyView } from '@foyer/shared/contract';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';

const STATE_WORDS: Readonly<Record<WaitingPartyView['status'], string>> = {
  waiting: 'Waits',
  offered: 'Offered',
  booked: 'Booked',
  lapsed: 'Ran out',
  withdrawn: 'Left',
};

/** The parties of a waitlist, first come first, with what can be done for those that wait. */
@Component({
  selector: 'fy-waiting-table',
  imports: [MatButton],
  template: `
    <table>
      <caption class="fy-hidden">
        Who waits
      </caption>
      <thead>
        <tr>
          <th scope="col">Who</th>
          <th scope="col">Party</th>
          <th scope="col" class="wide">Categories</th>
          <th scope="col" class="wide">Joined</th>
          <th scope="col">State</th>
          <th scope="col"><span class="fy-hidden">What to do</span></th>
        </tr>
      </thead>
      <tbody>
        @for (party of parties(); track party.entryId) {
          <tr [class.gone]="party.status !== 'waiting' && party.status !== 'offered'">
            <th scope="row">
              <span class="name">{{ party.contact.name }}</span>
              <span class="email">{{ party.contact.email }}</span>
            </th>
            <td class="fy-figures">
              {{ party.quantity }}{{ party.together === 'always' ? ', side by side' : '' }}
            </td>
            <td class="wide">{{ categories(party) }}</td>
            <td class="wide fy-figures moment">{{ moment(party.joinedAt) }}</td>
            <td class="fy-figures">
              {{ stateWords[party.status] }}
              @if (party.status === 'offered' && party.offer; as offer) {
                until {{ moment(offer.until) }}
              }
            </td>
            <td class="actions">
              @if (party.status === 'waiting') {
                <button
                  matButton
                  type="button"
                  [disabled]="busy()"
                  [attr.aria-label]="'Offer places to ' + party.contact.name"
                  (click)="offered.emit(party)"
                >
                  Offer places
                </button>
                <button
                  matButton
                  type="button"
                  [disabled]="busy()"
                  [attr.aria-label]="'Take off ' + party.contact.name"
                  (click)="removed.emit(party)"
                >
                  Take off
                </button>
              }
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styleUrls: ['../shell/table.scss', './waiting-table.scss'],
})
export class WaitingTable {
  private readonly locale = inject(LOCALE_ID);

  /** Who waits or has waited. */
  readonly parties = input.required<readonly WaitingPartyView[]>();
  /** The event, for the names of its categories and its venue's time; nothing until it is there. */
  readonly event = input<employee.OwnEventView>();
  /** Whether something is under way that has to end first. */
  readonly busy = input(false);
  /** Places are to be offered to a party. */
  readonly offered = output<WaitingPartyView>();
  /** A party is to be taken off. */
  readonly removed = output<WaitingPartyView>();

  protected readonly stateWords = STATE_WORDS;

  protected categories({ categoryIds }: WaitingPartyView): string {
    const all = this.event()?.categories ?? [];
    const wanted = all.filter(({ categoryId }) => categoryIds.includes(categoryId));
    return wanted.length === all.length ? 'Any' : wanted.map(({ name }) => name).join(', ');
  }

  protected moment(instant: string): string {
    const timeZone = this.event()?.venue.timeZone ?? 'UTC';
    return shortMoment(instant, { timeZone, locale: this.locale });
  }
}
