import { Component, inject, input, LOCALE_ID, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { employee } from '@foyer/shared/contract';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { purposeWords, reasonWords, stateWords } from './mail-words.ts';

type Mail = employee.MailView;

/** Mails with how they stand; one that failed can go again. */
@Component({
  selector: 'fy-mail-table',
  imports: [MatButton],
  template: `
    <table>
      <caption class="fy-hidden">
        {{
          caption()
        }}
      </caption>
      <thead>
        <tr>
          <th scope="col">To</th>
          <th scope="col">What for</th>
          <th scope="col">State</th>
          <th scope="col"><span class="fy-hidden">What to do</span></th>
        </tr>
      </thead>
      <tbody>
        @for (mail of mails(); track mail) {
          <tr>
            <th scope="row">
              <span class="name">{{ mail.to?.name ?? mail.about }}</span>
              @if (mail.to; as to) {
                <span class="soft">{{ to.email }}</span>
              }
            </th>
            <td>{{ purpose(mail) }}</td>
            <td>
              <span class="fy-figures" [class.bad]="mail.ref">{{ state(mail) }}</span>
              @if (reason(mail); as words) {
                <span class="soft">{{ words }}</span>
              }
            </td>
            <td class="actions">
              @if (mail.ref) {
                <button
                  matButton
                  type="button"
                  [disabled]="busy()"
                  [attr.aria-label]="'Send again to ' + (mail.to?.name ?? mail.about)"
                  (click)="again.emit(mail)"
                >
                  Send again
                </button>
              }
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styleUrls: ['../shell/table.scss', './mail-table.scss'],
})
export class MailTable {
  private readonly locale = inject(LOCALE_ID);

  /** The mails. */
  readonly mails = input.required<readonly Mail[]>();
  /** What they are, for who cannot see the page. */
  readonly caption = input.required<string>();
  /** The venue's zone. */
  readonly timeZone = input('UTC');
  /** Whether something is under way that has to end first. */
  readonly busy = input(false);
  /** A mail is to go again. */
  readonly again = output<Mail>();

  protected readonly purpose = purposeWords;
  protected readonly reason = reasonWords;

  protected state(mail: Mail): string {
    const clock = { timeZone: this.timeZone(), locale: this.locale };
    return stateWords(mail, (instant) => shortMoment(instant, clock));
  }
}
