import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { employee } from '@foyer/shared/contract';
import { columnOrder, SortButton, type ColumnOrder } from '../shell/sort-button.ts';
import { CancellationProgress } from './cancellation-progress.ts';
import { EventMenu } from './event-menu.ts';
import { EventRow } from './event-row.ts';
import { EventThumb } from './event-thumb.ts';
import type { EventsQuery } from './events-query.ts';
import { FillBar } from './fill-bar.ts';
import { StateChip } from './state-chip.ts';

const COLUMNS = [
  { sort: 'title', name: 'Event' },
  { sort: 'startsAt', name: 'Date' },
  { sort: undefined, name: 'State' },
  { sort: 'sold', name: 'Sold' },
  { sort: 'revenue', name: 'Revenue' },
] as const;

/** The events as a table whose columns sort. */
@Component({
  selector: 'fy-events-table',
  imports: [
    CancellationProgress,
    EventMenu,
    EventRow,
    EventThumb,
    FillBar,
    MatButton,
    MatIcon,
    RouterLink,
    SortButton,
    StateChip,
  ],
  templateUrl: './events-table.html',
  styleUrls: ['../shell/table.scss', './events-table.scss'],
})
export class EventsTable {
  /** The events, in order. */
  readonly events = input.required<readonly employee.WorkedEventView[]>();
  /** How they are sorted. */
  readonly query = input.required<EventsQuery>();
  /** Whether the employee may change them. */
  readonly owned = input.required<boolean>();
  /** Whether they are of several organizers. */
  readonly ofAll = input.required<boolean>();
  /** The column to sort by. */
  readonly sorted = output<EventsQuery['sort']>();
  /** An event is no longer as it was. */
  readonly changed = output();

  /** Stewards have no business with the takings. */
  protected readonly columns = computed(() =>
    COLUMNS.filter(({ name }) => this.owned() || name !== 'Revenue'),
  );

  protected order(sort: EventsQuery['sort'] | undefined): ColumnOrder {
    return columnOrder(sort, this.query());
  }
}
