import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import type { Selection } from '@foyer/shared/domain';
import { FaultBar } from './bars/fault-bar.ts';
import { ToolBar } from './bars/tool-bar.ts';
import { TopBar, type BarAction } from './bars/top-bar.ts';
import { pageCommand } from './canvas/canvas-keys.ts';
import { DesignCanvas } from './canvas/design-canvas.ts';
import { openPreview } from './dialogs/preview-dialog.ts';
import { ShortcutsDialog } from './dialogs/shortcuts-dialog.ts';
import { exportRoom } from './plans/export-room.ts';
import { openDialog } from '../shell/open-dialog.ts';
import { PropertiesPanel } from './panels/properties-panel.ts';
import { SaveRefusal } from './bars/save-refusal.ts';
import { DesignMoney } from './state/design-money.ts';
import { Designer as DesignerState } from './state/designer.ts';
import { isNothing } from './state/selecting.ts';
import { RoomSaving } from './state/room-saving.ts';

const ZOOM_STEP = 1.5;

/** The seating designer: the room in the middle, tools beside it, properties at the other side, its figures below. */
@Component({
  selector: 'fy-designer',
  imports: [DesignCanvas, FaultBar, MatIcon, PropertiesPanel, SaveRefusal, ToolBar, TopBar],
  templateUrl: './designer.html',
  styleUrl: './designer.scss',
  host: { '(keydown)': 'onKey($event)', '[class.sheet]': 'sheet()' },
})
export class SeatingDesigner {
  private readonly dialogs = inject(MatDialog);
  private readonly money = inject(DesignMoney);
  private readonly canvas = viewChild.required(DesignCanvas);
  protected readonly designer = inject(DesignerState);
  protected readonly saving = inject(RoomSaving);

  /** What the room belongs to. */
  readonly title = input.required<string>();
  /** Where the way back leads. */
  readonly back = input.required<string>();
  /** Whether the drawing can be kept as a plan of one's own. */
  readonly keepable = input(false);
  /** Another room is to be chosen, from templates and plans or from a file. */
  readonly replaced = output<'templates' | 'import'>();
  /** The drawing is to be kept as a plan of one's own. */
  readonly kept = output();
  /** What is kept is to be loaded anew. */
  readonly reloaded = output();
  /** What is kept is to be overwritten, although somebody else changed it. */
  readonly overwritten = output();

  /** Whether the properties are open where there is no room for them beside the drawing. */
  protected readonly sheet = signal(false);
  protected readonly replaceable = computed(() => {
    const { seats, places } = this.designer.taken();
    return seats.size === 0 && Object.values(places).every((count) => count === 0);
  });
  protected readonly unpricedNames = computed(() =>
    new Intl.ListFormat('en').format(this.saving.unpriced().map(({ name }) => name)),
  );

  protected act(action: BarAction): void {
    const { camera } = this.canvas();
    switch (action) {
      case 'fit':
        return camera.showAll();
      case 'zoom-in':
        return camera.step(ZOOM_STEP);
      case 'zoom-out':
        return camera.step(1 / ZOOM_STEP);
      case 'preview':
        return openPreview(this.dialogs, this.designer, this.money.format());
      case 'shortcuts':
        return this.help();
      case 'export':
        return exportRoom(this.designer.draft(), this.designer.categories());
      case 'keep':
        return this.kept.emit();
      case 'save':
        return this.save();
      default:
        return this.replaced.emit(action);
    }
  }

  protected save(): void {
    void this.saving.save();
  }

  protected show(selection: Selection): void {
    this.designer.take('select');
    this.designer.select(selection);
    if (!isNothing(selection)) this.canvas().show(selection);
    this.canvas().focus();
  }

  /** Opens the properties; what is selected stays in sight above them. */
  protected openSheet(): void {
    this.sheet.set(true);
    const selection = this.designer.selection();
    if (!isNothing(selection)) setTimeout(() => this.canvas().reveal(selection));
  }

  protected help(): void {
    void openDialog(this.dialogs, ShortcutsDialog, { data: undefined, width: '64rem' });
  }

  protected onKey(event: KeyboardEvent): void {
    const command = pageCommand(event);
    if (!command || (isText(event.target) && command.kind !== 'save')) return;
    event.preventDefault();
    if (command.kind === 'undo') this.designer.undo();
    else if (command.kind === 'redo') this.designer.redo();
    else this.save();
  }
}

/** Texts have an undo of their own. */
function isText(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
