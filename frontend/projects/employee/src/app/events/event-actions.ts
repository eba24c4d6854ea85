import { inject, Service } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { employee, type EventCard } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { isProblem } from '@foyer/ui/api/api-problem.ts';
import { ask } from '../shell/confirm-dialog.ts';
import { openDialog } from '../shell/open-dialog.ts';
import { DuplicateDialog } from './duplicate-dialog.ts';

type Event = Pick<EventCard, 'eventId' | 'title' | 'startsAt' | 'venue'>;

/** What can be done with a whole event, each after a question; true when it was done. */
@Service()
export class EventActions {
  private readonly api = inject(ApiClient);
  private readonly dialogs = inject(MatDialog);

  /** Makes a draft like an event and gives its id. */
  duplicate(event: Event): Promise<string | undefined> {
    return openDialog<Event, string>(this.dialogs, DuplicateDialog, {
      data: event,
      width: '30rem',
    });
  }

  /** Takes an event down of which nothing is sold. */
  unpublish({ eventId, title }: Event): Promise<boolean> {
    return ask(this.dialogs, {
      title: `Take “${title}” down?`,
      text: 'It becomes a draft again and customers no longer see it. This works while nothing is sold or held.',
      action: 'Take it down',
      run: () => this.api.call(employee.unpublishEvent, { params: { eventId } }),
      explain: ticketsInTheWay,
    });
  }

  /** Cancels an event for good. */
  cancel({ eventId, title }: Event): Promise<boolean> {
    return ask(this.dialogs, {
      title: `Cancel “${title}”?`,
      text: 'This cannot be undone. Sales end at once, every ticket becomes void, and everybody gets their money back and a mail.',
      action: 'Cancel the event',
      typed: title,
      note: 'Reason, for the mail to customers (optional)',
      run: (reason) =>
        this.api.call(employee.cancelEvent, { params: { eventId }, body: { reason } }),
    });
  }

  /** Deletes a draft. */
  remove({ eventId, title }: Event): Promise<boolean> {
    return ask(this.dialogs, {
      title: `Delete “${title}”?`,
      text: 'The draft, its room, prices, pictures and promo codes are deleted. This cannot be undone.',
      action: 'Delete the draft',
      run: () => this.api.call(employee.deleteEvent, { params: { eventId } }),
    });
  }
}

function ticketsInTheWay(problem: unknown): string | undefined {
  if (!isProblem(problem, 'event-has-sales')) return undefined;
  const count = problem.details['count'];
  if (typeof count !== 'number') return undefined;
  return count === 1 ? 'One ticket is sold or held.' : `${count} tickets are sold or held.`;
}
