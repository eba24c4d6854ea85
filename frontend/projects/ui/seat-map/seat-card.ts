import { Component, computed, input } from '@angular/core';
import type { Point, Size } from './geometry.ts';
import type { CardWords } from './seat-card-words.ts';

const HALF_WIDTH = 120;
const ROOM_ABOVE = 130;

/** The card beside the seat under the pointer or the keyboard; the live region says the same. */
@Component({
  selector: 'fy-seat-card',
  host: {
    'aria-hidden': 'true',
    '[class.below]': 'below()',
    '[style.left.px]': 'left()',
    '[style.top.px]': 'at().y',
    '[style.--gap.px]': 'gap()',
  },
  template: `
    <p class="place">{{ words().place }}</p>
    <p class="price">
      @if (words().colour; as colour) {
        <span class="swatch" [style.background]="colour"></span>
      }
      @if (words().category) {
        <span>{{ words().category }}</span>
      }
      <strong>{{ words().price }}</strong>
    </p>
    @for (note of words().notes; track $index) {
      <p class="note">{{ note }}</p>
    }
    <p class="state">{{ words().state }}</p>
  `,
  styleUrl: './seat-card.scss',
})
export class SeatCard {
  /** What it says. */
  readonly words = input.required<CardWords>();
  /** The place it speaks of, in pixels from the map's corner. */
  readonly at = input.required<Point>();
  /** The map's size, which the card stays within. */
  readonly within = input.required<Size>();
  /** The pixels kept free between the place and the card. */
  readonly gap = input(16);

  protected readonly below = computed(() => this.at().y < ROOM_ABOVE);
  protected readonly left = computed(() =>
    Math.max(HALF_WIDTH, Math.min(this.within().width - HALF_WIDTH, this.at().x)),
  );
}
