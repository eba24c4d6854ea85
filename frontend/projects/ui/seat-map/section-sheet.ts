import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
} from '@angular/core';
import type { SectionWords } from './seat-map-state.ts';

/** The sections of the room as a list over the map, for one hand: each leads to its place. */
@Component({
  selector: 'fy-section-sheet',
  host: {
    role: 'dialog',
    tabindex: '-1',
    'aria-label': 'Sections',
    '(keydown.escape)': 'closed.emit()',
  },
  templateUrl: './section-sheet.html',
  styleUrl: './section-sheet.scss',
})
export class SectionSheet {
  /** The sections in the order of the plan. */
  readonly sections = input.required<readonly SectionWords[]>();

  /** The index of the section to be shown. */
  readonly chosen = output<number>();
  /** None was chosen. */
  readonly closed = output();

  /** What is left: first what suits the party, then the rest. */
  protected readonly open = computed(() =>
    this.sections()
      .map((words, index) => ({ ...words, index }))
      .filter(({ left }) => left !== 0)
      .sort((one, other) => Number(one.unfit !== undefined) - Number(other.unfit !== undefined)),
  );
  protected readonly soldOut = computed(() => this.sections().length - this.open().length);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => host.focus());
  }
}
