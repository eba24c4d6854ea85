import { Component, computed, input, output, signal } from '@angular/core';
import { Icon } from '@foyer/ui/icons/icon.ts';
import { narrowings, type Search } from './discover-query.ts';
import type { EventFacets, Facet } from './event-facets.ts';
import { FilterChip } from './filter-chip.ts';

const CHIPS = [
  { name: 'weekend', words: 'This weekend' },
  { name: 'free', words: 'Free' },
  { name: 'seats', words: 'Seats left' },
  { name: 'few', words: 'Nearly sold out' },
] as const;

/** What stands behind the button on a phone. */
const BEHIND_BUTTON = ['city', 'tag', 'from', 'to'];

/**
 * What the list can be narrowed to. Days are chosen with the browser's own calendar, which is the one that the visitor
 * knows, speaks their language and has room on the narrowest screen.
 */
@Component({
  selector: 'fy-filter-bar',
  imports: [FilterChip, Icon],
  templateUrl: './filter-bar.html',
  styleUrl: './filter-bar.scss',
})
export class FilterBar {
  /** What is looked for now. */
  readonly search = input.required<Search>();
  /** The cities and kinds there are, as soon as they are known. */
  readonly facets = input.required<EventFacets | undefined>();
  /** What the visitor changes. */
  readonly changed = output<Partial<Search>>();
  /** The visitor wants to see everything. */
  readonly cleared = output();

  protected readonly open = signal(false);
  protected readonly chips = CHIPS;
  protected readonly menus = computed(() => {
    const { city, tag } = this.search();
    const { cities = [], tags = [] } = this.facets() ?? {};
    return [
      {
        name: 'city' as const,
        label: 'City',
        any: 'Anywhere',
        chosen: city,
        options: including(cities, city),
      },
      {
        name: 'tag' as const,
        label: 'Kind',
        any: 'Any kind',
        chosen: tag,
        options: including(tags, tag),
      },
    ];
  });
  protected readonly any = computed(() => narrowings(this.search()).length > 0);
  protected readonly hiddenCount = computed(
    () => narrowings(this.search()).filter((name) => BEHIND_BUTTON.includes(name)).length,
  );

  protected change<Name extends keyof Search>(name: Name, value: Search[Name]): void {
    this.changed.emit({ [name]: value });
  }

  protected reorder(order: string): void {
    this.changed.emit({ order: order === 'date' ? 'date' : 'relevance' });
  }
}

/** The choices with the one that is chosen, even where nothing is on there any more. */
function including(facets: readonly Facet[], chosen: string): readonly Facet[] {
  const known = chosen === '' || facets.some(({ name }) => name === chosen);
  return known ? facets : [{ name: chosen, count: 0 }, ...facets];
}
