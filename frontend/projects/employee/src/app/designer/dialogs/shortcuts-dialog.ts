import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TOOL_WORDS } from '../tools/tools.ts';

const GROUPS: readonly {
  readonly name: string;
  readonly keys: readonly (readonly [keys: string, what: string])[];
}[] = [
  {
    name: 'Select',
    keys: [
      ['Click', 'A seat, an area, the stage'],
      ['Double click', 'The whole row'],
      ['Alt + click', 'The whole section'],
      ['Shift', 'Adds to the selection'],
      ['Drag', 'Takes in what lies in the rectangle'],
      ['Ctrl + A', 'Everything'],
      ['Esc', 'Nothing'],
    ],
  },
  {
    name: 'Change',
    keys: [
      ['Arrows', 'Move by 10 cm'],
      ['Shift + arrows', 'Move by 1 m'],
      ['[ and ]', 'Turn by 15°'],
      ['Ctrl + D', 'Duplicate'],
      ['Ctrl + C, X, V', 'Copy, cut, paste'],
      ['Del', 'Delete'],
      ['Ctrl + Z, Y', 'Undo, redo'],
      ['Ctrl + S', 'Save'],
    ],
  },
  {
    name: 'Walk without a mouse',
    keys: [
      ['Arrows', 'From seat to seat, while nothing is selected'],
      ['W', 'Walk with a selection too, and back'],
      ['Page Up, Page Down', 'Sections, stage, texts'],
      ['Enter', 'Selects where one stands'],
      ['Space', 'Adds it, while walking'],
    ],
  },
  {
    name: 'Look',
    keys: [
      ['Wheel, + and −', 'Zoom'],
      ['Space + drag', 'Move the view'],
      ['0', 'The whole room'],
    ],
  },
];

/** All keys of the designer. */
@Component({
  selector: 'fy-shortcuts-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>Keys</h2>
    <mat-dialog-content>
      @for (group of groups; track group.name) {
        <section>
          <h3>{{ group.name }}</h3>
          <dl>
            @for (entry of group.keys; track entry[0]) {
              <div>
                <dt>{{ entry[0] }}</dt>
                <dd>{{ entry[1] }}</dd>
              </div>
            }
          </dl>
        </section>
      }
      <section>
        <h3>Tools, while the room has the focus</h3>
        <dl>
          @for (tool of tools; track tool.id) {
            <div>
              <dt>{{ tool.key }}</dt>
              <dd>{{ tool.name }}</dd>
            </div>
          }
        </dl>
      </section>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>Close</button>
    </mat-dialog-actions>
  `,
  styles: `
    mat-dialog-content {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr));
      gap: var(--fy-space-5);
    }
    h3 {
      margin-block-end: var(--fy-space-2);
      color: var(--mat-sys-on-surface);
      font: var(--mat-sys-title-small);
    }
    dl {
      display: grid;
      gap: var(--fy-space-1);
      margin: 0;
    }
    dl div {
      display: grid;
      grid-template-columns: 8.5rem 1fr;
      gap: var(--fy-space-2);
      font: var(--mat-sys-body-medium);
    }
    dt {
      color: var(--mat-sys-on-surface);
      font-weight: 600;
    }
    dd {
      margin: 0;
    }
    button {
      min-block-size: var(--fy-target);
    }
  `,
})
export class ShortcutsDialog {
  protected readonly groups = GROUPS;
  protected readonly tools = TOOL_WORDS;
}
