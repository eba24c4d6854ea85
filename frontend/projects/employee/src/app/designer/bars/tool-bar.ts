import {
  Component,
  computed,
  inject,
  linkedSignal,
  viewChildren,
  type ElementRef,
} from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { Designer } from '../state/designer.ts';
import { TOOL_WORDS } from '../tools/tools.ts';

/** Where the arrow keys lead within the tools. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
};

/** The tools: a column beside the room, a strip below it on phones; one stop for Tab, arrow keys within. */
@Component({
  selector: 'fy-tool-bar',
  imports: [MatIcon],
  template: `
    @for (tool of tools; track tool.id; let index = $index) {
      <button
        #button
        type="button"
        [class.taken]="designer.tool() === tool.id"
        [attr.aria-label]="tool.name"
        [attr.aria-pressed]="designer.tool() === tool.id"
        [title]="tool.name + ' (' + tool.key + '): ' + tool.hint"
        [tabIndex]="index === stop() ? 0 : -1"
        (click)="designer.take(tool.id)"
        (focus)="stop.set(index)"
      >
        <mat-icon aria-hidden="true">{{ tool.icon }}</mat-icon>
        <span aria-hidden="true">{{ tool.short }}</span>
      </button>
    }
  `,
  styleUrl: './tool-bar.scss',
  host: { role: 'toolbar', 'aria-label': 'Tools', '(keydown)': 'onKey($event)' },
})
export class ToolBar {
  protected readonly designer = inject(Designer);
  private readonly buttons = viewChildren<ElementRef<HTMLButtonElement>>('button');

  protected readonly tools = TOOL_WORDS;
  private readonly taken = computed(() =>
    this.tools.findIndex((tool) => tool.id === this.designer.tool()),
  );
  /** The tool that Tab comes to. */
  protected readonly stop = linkedSignal(() => this.taken());

  protected onKey(event: KeyboardEvent): void {
    const step = Object.hasOwn(STEPS, event.key) ? STEPS[event.key] : undefined;
    if (step === undefined) return;
    event.preventDefault();
    const next = (this.stop() + step + this.tools.length) % this.tools.length;
    this.buttons()[next]?.nativeElement.focus();
  }
}
