import { Location } from '@angular/common';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { employee } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { SeatingDesigner } from './designer.ts';
import type { DrawingPage } from './leave-saved.ts';
import { drawnRoomOf } from './plans/drawing-view.ts';
import { planBody } from './plans/save-plan-dialog.ts';
import { chooseRoom } from './start/choose-room.ts';
import { StartScreen } from './start/start-screen.ts';
import { DesignMoney } from './state/design-money.ts';
import { Designer, type DesignRoom } from './state/designer.ts';
import { RoomSaving } from './state/room-saving.ts';

/** The word that stands for an id in the address of a plan that is yet to be kept. */
const NEW = 'new';

/** A plan of one's own, which belongs to no event. */
@Component({
  selector: 'fy-plan-page',
  imports: [ProblemNote, SeatingDesigner, StartScreen],
  providers: [Designer, DesignMoney, RoomSaving],
  template: `
    @switch (state()) {
      @case ('open') {
        <fy-designer [title]="title()" back="/plans" (replaced)="replace()" (reloaded)="reload()" />
      }
      @case ('start') {
        <section class="start">
          <h1 tabindex="-1">New seating plan</h1>
          <p>Draw it once and use it for every event in this room.</p>
          <fy-start-screen [ids]="ids" (used)="use($event)" />
        </section>
      }
      @default {
        @if (loaded.error(); as problem) {
          <section class="start">
            <h1 tabindex="-1">Seating plan</h1>
            <fy-problem-note [problem]="problem" retryText="Try again" (retry)="reload()" />
          </section>
        } @else {
          <div class="waiting" role="status">
            <span class="fy-hidden">Loading the plan</span>
            <span class="block" aria-hidden="true"></span>
          </div>
        }
      }
    }
  `,
  styleUrl: './room-page.scss',
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class PlanPage implements DrawingPage {
  private readonly api = inject(ApiClient);
  private readonly dialogs = inject(MatDialog);
  private readonly location = inject(Location);
  private readonly designer = inject(Designer);
  private readonly saving = inject(RoomSaving);

  /** Which plan it is, from the address; `new` for one that is yet to be kept. */
  readonly planId = input.required<string>();

  /** The plan that was made here; its address follows without the page being loaded anew. */
  private readonly made = signal<string | undefined>(undefined);
  protected readonly loaded = apiResource(employee.getPlan, () => {
    const planId = this.planId();
    return planId === NEW ? undefined : { params: { planId } };
  });
  protected readonly state = signal<'loading' | 'start' | 'open'>('loading');
  protected readonly ids = this.designer.ids;
  protected readonly title = computed(() => this.designer.draft().name || 'Seating plan');

  constructor() {
    effect(() => {
      if (this.state() !== 'loading') return;
      if (this.planId() === NEW) return this.state.set('start');
      if (this.loaded.isLoading() || !this.loaded.hasValue()) return;
      const room = drawnRoomOf(this.loaded.value());
      untracked(() => this.designer.open(room, true));
      this.state.set('open');
    });
    this.saving.keepAt({
      savesItself: () => (this.made() ?? this.planId()) !== NEW,
      save: (room) => this.save(room),
    });
  }

  /** Saves what saves itself; true when nothing unsaved is left. */
  async settle(): Promise<boolean> {
    if (this.state() !== 'open' || !this.designer.unsaved()) return true;
    return (this.made() ?? this.planId()) !== NEW && (await this.saving.save());
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.state() === 'open' && this.designer.unsaved()) event.preventDefault();
  }

  protected use(room: DesignRoom): void {
    this.designer.open(room, false);
    this.state.set('open');
  }

  protected async replace(): Promise<void> {
    const room = await chooseRoom(this.dialogs, this.designer, undefined);
    if (room) this.designer.replace(room);
  }

  protected reload(): void {
    this.state.set('loading');
    this.loaded.reload();
  }

  private async save(room: DesignRoom): Promise<DesignRoom> {
    const body = { ...planBody(room), name: room.plan.name || 'Seating plan' };
    const planId = this.made() ?? this.planId();
    if (planId === NEW) {
      const made = await this.api.call(employee.addPlan, { body });
      this.made.set(made.planId);
      this.location.replaceState(`/plans/${made.planId}`);
    } else await this.api.call(employee.changePlan, { params: { planId }, body });
    return room;
  }
}
