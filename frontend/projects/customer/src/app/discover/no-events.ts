import { Component, computed, inject, input, LOCALE_ID, output } from '@angular/core';
import { Icon } from '@foyer/ui/icons/icon.ts';
import { narrowings, type Narrowing, type Search } from './discover-query.ts';

/** Stands where no event fits, and says what could be left out. */
@Component({
  selector: 'fy-no-events',
  imports: [Icon],
  template: `
    <fy-icon name="stage" />
    @if (parts().length > 0) {
      <h2>Nothing fits this search</h2>
      <p>Leave something out, or try other words; spelling need not be exact.</p>
      <div class="ways">
        @for (part of parts(); track part.name) {
          <button type="button" (click)="loosened.emit(part.name)">
            <fy-icon name="close" />
            <span class="fy-hidden">Without</span> {{ part.words }}
          </button>
        }
      </div>
      <button class="fy-plain" type="button" (click)="cleared.emit()">Show all events</button>
    } @else {
      <h2>No events yet</h2>
      <p>As soon as something is on sale, it stands here.</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: var(--fy-space-3);
      padding: var(--fy-space-7) var(--fy-space-4);
      border-radius: var(--fy-radius-large);
      background: var(--mat-sys-surface-container-low);
      text-align: center;
    }
    :host > fy-icon {
      inline-size: 3rem;
      block-size: 3rem;
      color: var(--mat-sys-primary);
    }
    p {
      color: var(--mat-sys-on-surface-variant);
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: var(--fy-space-2);
    }
    .ways button {
      display: inline-flex;
      align-items: center;
      gap: var(--fy-space-1);
      min-block-size: var(--fy-target);
      max-inline-size: 100%;
      padding-inline: var(--fy-space-3) var(--fy-space-4);
      border: 1px solid var(--mat-sys-outline);
      border-radius: var(--fy-radius-round);
      background: transparent;
      color: var(--mat-sys-on-surface);
      font: var(--mat-sys-label-large);
      overflow-wrap: anywhere;
      cursor: pointer;
    }
    .ways fy-icon {
      inline-size: 1.125rem;
      block-size: 1.125rem;
    }
  `,
})
export class NoEvents {
  private readonly locale = inject(LOCALE_ID);

  /** What was looked for. */
  readonly search = input.required<Search>();
  /** The part that the visitor leaves out. */
  readonly loosened = output<Narrowing>();
  /** The visitor wants to see everything. */
  readonly cleared = output();

  protected readonly parts = computed(() =>
    narrowings(this.search()).map((name) => ({ name, words: this.words(name) })),
  );

  private words(name: Narrowing): string {
    const search = this.search();
    switch (name) {
      case 'q':
        return `“${search.q.trim()}”`;
      case 'from':
        return `From ${this.day(search.from)}`;
      case 'to':
        return `Until ${this.day(search.to)}`;
      case 'weekend':
        return 'This weekend';
      case 'free':
        return 'Free';
      case 'few':
        return 'Nearly sold out';
      case 'seats':
        return 'Seats left';
      default:
        return search[name];
    }
  }

  private day(day: string): string {
    return new Date(`${day}T12:00`).toLocaleDateString(this.locale, {
      day: 'numeric',
      month: 'short',
    });
  }
}
