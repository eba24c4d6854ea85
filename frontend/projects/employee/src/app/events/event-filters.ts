import { Component, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { EventStatus } from '@foyer/shared/domain';
import { SearchField } from '@foyer/ui/forms/search-field.ts';
import { SORT_NAMES, STATUS_NAMES, WHEN_NAMES, type EventsQuery } from './events-query.ts';

/** Search and filters above the list of events. */
@Component({
  selector: 'fy-event-filters',
  imports: [MatIcon, SearchField],
  templateUrl: './event-filters.html',
  styleUrls: ['../shell/filters.scss', './event-filters.scss'],
})
export class EventFilters {
  /** What is shown now. */
  readonly query = input.required<EventsQuery>();
  /** Whether there are drafts to filter by; stewards have none. */
  readonly withStates = input.required<boolean>();
  /** What is wanted differently. */
  readonly changed = output<Partial<EventsQuery>>();

  protected readonly spans = entriesOf(WHEN_NAMES);
  protected readonly states = entriesOf(STATUS_NAMES);
  protected readonly sorts = entriesOf(SORT_NAMES);

  protected choose(status: string): void {
    this.changed.emit({ status: status as EventStatus | '' });
  }

  protected sortBy(sort: string): void {
    this.changed.emit({ sort: sort as EventsQuery['sort'] });
  }

  protected turn(): void {
    this.changed.emit({ order: this.query().order === 'up' ? 'down' : 'up' });
  }
}

function entriesOf<Name extends string>(
  names: Readonly<Partial<Record<Name, string>>>,
): readonly (readonly [Name, string])[] {
  return Object.entries(names) as [Name, string][];
}
