import { Component, computed, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { capacityOf, setFocalPoint, type Section } from '@foyer/shared/domain';
import { NumberField } from '../fields/number-field.ts';
import { TextField } from '../fields/text-field.ts';
import { Designer } from '../state/designer.ts';
import { fitRoomToDrawing } from '../state/edit-commands.ts';
import { decorationName } from '../state/selected.ts';
import { decorationAlone, sectionAlone } from '../state/selecting.ts';

/** The room itself: its name and size, what the audience looks at, and the list of all that is drawn. */
@Component({
  selector: 'fy-room-part',
  imports: [MatIcon, NumberField, TextField],
  template: `
    <h2>Room</h2>
    <fy-text-field label="Name of the plan" [value]="draft().name" (changed)="rename($event)" />
    <div class="pair">
      <fy-number-field
        label="Width"
        unit="cm"
        [min]="100"
        [stepBy]="50"
        [value]="draft().width"
        (changed)="resize({ width: $event })"
      />
      <fy-number-field
        label="Depth"
        unit="cm"
        [min]="100"
        [stepBy]="50"
        [value]="draft().height"
        (changed)="resize({ height: $event })"
      />
    </div>
    <button class="act" type="button" (click)="fit()">
      <mat-icon aria-hidden="true">fit_screen</mat-icon>
      Fit the room to the drawing
    </button>
    <h3>The audience looks at</h3>
    <div class="pair">
      <fy-number-field
        label="From the left"
        unit="cm"
        [stepBy]="10"
        [value]="draft().focalPoint.x"
        (changed)="look({ x: $event })"
      />
      <fy-number-field
        label="From the top"
        unit="cm"
        [stepBy]="10"
        [value]="draft().focalPoint.y"
        (changed)="look({ y: $event })"
      />
    </div>
    <p>The best seats that are offered to people are the nearest to this point.</p>
    <h3>In this room</h3>
    <ul class="list">
      @for (section of draft().sections; track section.sectionId) {
        <li>
          <button class="pick" type="button" (click)="selectSection(section)">
            <mat-icon aria-hidden="true">{{
              section.kind === 'standing' ? 'groups' : 'event_seat'
            }}</mat-icon>
            <span class="name">{{ section.name || 'Without a name' }}</span>
            <span class="end">{{ capacity(section) }}</span>
          </button>
        </li>
      }
      @for (decoration of draft().decorations; track $index) {
        <li>
          <button class="pick" type="button" (click)="selectDecoration($index)">
            <mat-icon aria-hidden="true">{{
              decoration.kind === 'text' ? 'title' : 'theater_comedy'
            }}</mat-icon>
            <span class="name">{{ nameOf(decoration) }}</span>
          </button>
        </li>
      }
      @if (isEmpty()) {
        <li><p>Nothing yet. Take a tool and draw, or enter measures.</p></li>
      }
    </ul>
  `,
  styleUrl: './panel.scss',
})
export class RoomPart {
  private readonly designer = inject(Designer);

  protected readonly draft = this.designer.draft;
  protected readonly isEmpty = computed(
    () => this.draft().sections.length + this.draft().decorations.length === 0,
  );
  protected readonly nameOf = decorationName;

  protected capacity(section: Section): string {
    return capacityOf(section).toLocaleString('en');
  }

  protected rename(name: string): void {
    this.designer.apply((draft) => ({ ...draft, name }), { said: 'Renamed.' });
  }

  protected resize(size: { readonly width?: number; readonly height?: number }): void {
    this.designer.apply((draft) => ({ ...draft, ...size }), { said: 'Room resized.' });
  }

  protected fit(): void {
    fitRoomToDrawing(this.designer);
  }

  protected look(change: { readonly x?: number; readonly y?: number }): void {
    this.designer.apply((draft) => setFocalPoint(draft, { ...draft.focalPoint, ...change }), {
      said: 'Changed.',
    });
  }

  protected selectSection({ sectionId }: Section): void {
    this.designer.select(sectionAlone(sectionId));
  }

  protected selectDecoration(index: number): void {
    this.designer.select(decorationAlone(index));
  }
}
