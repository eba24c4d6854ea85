import { Component, computed, inject, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { Selection } from '@foyer/shared/domain';
import { problemOf } from '@foyer/ui/api/api-problem.ts';
import { problemText } from '@foyer/ui/problems/problem-text.ts';
import { selectionAtField } from '../state/fault-places.ts';
import { Designer, type DesignRoom } from '../state/designer.ts';
import { seatsAlone, stillThere } from '../state/selecting.ts';

/** Why a room could not be saved: what is at fault can be selected, and there is always a way on. */
@Component({
  selector: 'fy-save-refusal',
  imports: [MatIcon],
  template: `
    <mat-icon aria-hidden="true">error</mat-icon>
    <div>
      <p>{{ text() }}</p>
      @if (names(); as names) {
        <p class="names">{{ names }}</p>
      }
      @if (faults().length > 0) {
        <ul>
          @for (fault of faults(); track $index) {
            <li>
              @if (fault.selection; as selection) {
                <button type="button" (click)="shown.emit(selection)">{{ fault.words }}</button>
              } @else {
                {{ fault.words }}
              }
            </li>
          }
        </ul>
      }
      <div class="acts">
        @switch (code()) {
          @case ('event-changed') {
            <button type="button" (click)="reloaded.emit()">Load theirs</button>
            <button type="button" (click)="overwritten.emit()">Keep mine</button>
          }
          @case ('plan-touches-sold') {
            @if (sold().seats.size > 0) {
              <button type="button" (click)="shown.emit(sold())">Select them</button>
            }
            <button type="button" (click)="designer.undo()">Undo the last step</button>
          }
          @default {
            <button type="button" (click)="retried.emit()">Try again</button>
          }
        }
      </div>
    </div>
  `,
  styleUrl: './save-refusal.scss',
  host: { role: 'alert' },
})
export class SaveRefusal {
  protected readonly designer = inject(Designer);

  /** What the service said. */
  readonly error = input.required<unknown>();
  /** The room that was sent. */
  readonly room = input.required<DesignRoom>();
  /** It is to be sent again. */
  readonly retried = output();
  /** What is at fault is to be selected. */
  readonly shown = output<Selection>();
  /** The kept room is to be loaded in place of this one. */
  readonly reloaded = output();
  /** This room is to be kept in place of the other one. */
  readonly overwritten = output();

  private readonly problem = computed(() => problemOf(this.error()));
  protected readonly code = computed(() => this.problem().code);
  protected readonly text = computed(() =>
    this.code() === 'plan-malformed'
      ? 'The room could not be saved: something in the drawing is not right.'
      : problemText(this.error()),
  );
  protected readonly faults = computed(() =>
    this.problem()
      .errors.slice(0, 20)
      .map(({ field, message }) => ({
        words: `${placeWords(field)} ${message}.`,
        selection: selectionAtField(this.room().plan, field),
      })),
  );
  /** The seats that are sold or held, as far as they are still drawn. */
  protected readonly sold = computed(() =>
    stillThere(this.designer.draft(), seatsAlone(textsIn(this.problem().details['seats']))),
  );
  protected readonly names = computed(() => textsIn(this.problem().details['names']).join(', '));
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** The place of a fault in words: `sections 1 rows 3 label` counted from 1, as people count. */
function placeWords(field: string): string {
  const words = field
    .replace(/^(body\.)?(plan\.)?/, '')
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part));
  return words.join(' ');
}
