import { Component, inject, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { Designer } from '../state/designer.ts';
import { RoomSaving } from '../state/room-saving.ts';

/** What the top bar asks the designer to do with the room as a whole. */
export type BarAction =
  | 'fit'
  | 'zoom-in'
  | 'zoom-out'
  | 'templates'
  | 'import'
  | 'export'
  | 'keep'
  | 'preview'
  | 'shortcuts'
  | 'save';

/** Above the room: the way back, the history, the view, other rooms, and whether all is saved. */
@Component({
  selector: 'fy-top-bar',
  imports: [MatIcon, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  templateUrl: './top-bar.html',
  styleUrl: './top-bar.scss',
})
export class TopBar {
  protected readonly designer = inject(Designer);
  protected readonly saving = inject(RoomSaving);

  /** What the room belongs to. */
  readonly title = input.required<string>();
  /** Where the way back leads. */
  readonly back = input.required<string>();
  /** Whether another room may take the place of this one. */
  readonly replaceable = input(true);
  /** Whether the drawing can be kept as a plan of one's own. */
  readonly keepable = input(false);
  /** Something is to be done with the room. */
  readonly wanted = output<BarAction>();
}
