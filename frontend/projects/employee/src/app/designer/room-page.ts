import {
  Component,
  computed,
  effect,
  inject,
  input,
  LOCALE_ID,
  signal,
  untracked,
} from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { employee } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { isProblem, problemOf } from '@foyer/ui/api/api-problem.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { openDialog } from '../shell/open-dialog.ts';
import { SeatingDesigner } from './designer.ts';
import type { DrawingPage } from './leave-saved.ts';
import { drawingOf, drawingView } from './plans/drawing-view.ts';
import { SavePlanDialog } from './plans/save-plan-dialog.ts';
import { chooseRoom } from './start/choose-room.ts';
import { StartScreen } from './start/start-screen.ts';
import type { DesignCategory } from './state/design-category.ts';
import { DesignMoney } from './state/design-money.ts';
import { Designer, type DesignRoom } from './state/designer.ts';
import { RoomSaving } from './state/room-saving.ts';

/** The room of an event: where it begins, and the designer it is drawn with. */
@Component({
  selector: 'fy-room-page',
  imports: [ProblemNote, SeatingDesigner, StartScreen],
  providers: [Designer, DesignMoney, RoomSaving],
  templateUrl: './room-page.html',
  styleUrl: './room-page.scss',
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class RoomPage implements DrawingPage {
  private readonly api = inject(ApiClient);
  private readonly dialogs = inject(MatDialog);
  private readonly designer = inject(Designer);
  private readonly saving = inject(RoomSaving);
  private readonly money = inject(DesignMoney);
  private readonly locale = inject(LOCALE_ID);

  /** Whose room it is, from the address. */
  readonly eventId = input.required<string>();

  private readonly params = computed(() => ({ eventId: this.eventId() }));
  protected readonly loaded = apiResource(employee.getEvent, () => ({ params: this.params() }));
  protected readonly plan = apiResource(employee.getEventPlan, () => ({ params: this.params() }));
  private readonly taken = apiResource(employee.getTakenSeats, () =>
    this.loaded.hasValue() && this.loaded.value().status !== 'draft'
      ? { params: this.params() }
      : undefined,
  );
  /** The event as the last saving left it. */
  private readonly event = signal<employee.OwnEventView | undefined>(undefined);
  protected readonly title = computed(() => this.event()?.title ?? 'Room');
  protected readonly back = computed(() => `/events/${this.eventId()}/setup/room`);
  /** There is no drawing yet. */
  protected readonly isBare = computed(() =>
    isProblem(problemOf(this.plan.error()), 'plan-not-found'),
  );
  protected readonly problem = computed(() => {
    if (this.loaded.error()) return this.loaded.error();
    return this.plan.error() && !this.isBare() ? this.plan.error() : undefined;
  });
  protected readonly state = signal<'loading' | 'start' | 'open'>('loading');
  protected readonly known = this.designer.categories;
  protected readonly ids = this.designer.ids;
  protected readonly format = this.money.format;
  protected readonly fixed = computed(() => {
    const status = this.event()?.status;
    if (status === 'cancelled' || status === 'ended')
      return 'This event is over, so its room stays as it is.';
    return status === 'publishing' || status === 'unpublishing'
      ? 'The event is being published or taken down. Wait until that is done before you save.'
      : undefined;
  });

  constructor() {
    effect(() => {
      const isComing = this.loaded.isLoading() || this.plan.isLoading();
      if (isComing || !this.loaded.hasValue() || this.state() !== 'loading') return;
      const event = this.loaded.value();
      if (this.plan.hasValue()) {
        const drawn = this.plan.value();
        untracked(() => this.open(event, drawingOf(drawn)));
      } else if (this.isBare()) untracked(() => this.begin(event));
    });
    effect(() => {
      if (!this.taken.hasValue()) return;
      const { seats, places } = this.taken.value();
      this.designer.taken.set({ seats: new Set(seats), places });
    });
    this.saving.keepAt({
      savesItself: () => this.event()?.status === 'draft',
      save: (room) => this.save(room),
    });
  }

  /** Saves what saves itself; true when nothing unsaved is left. */
  async settle(): Promise<boolean> {
    if (this.state() !== 'open' || !this.designer.unsaved()) return true;
    return this.event()?.status === 'draft' && (await this.saving.save());
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.state() === 'open' && this.designer.unsaved()) event.preventDefault();
  }

  protected use(room: DesignRoom): void {
    this.designer.open(room, false);
    this.state.set('open');
  }

  protected async replace(): Promise<void> {
    const room = await chooseRoom(this.dialogs, this.designer, this.money.format());
    if (room) this.designer.replace(room);
  }

  protected async keep(): Promise<void> {
    const room = { plan: this.designer.draft(), categories: this.designer.categories() };
    const name = await openDialog<DesignRoom, string>(this.dialogs, SavePlanDialog, { data: room });
    if (name !== undefined) this.designer.notice.set(`Saved under Plans as ${name}.`);
  }

  /** Takes the room as somebody else has left it. */
  protected reload(): void {
    this.saving.refused.set(undefined);
    this.state.set('loading');
    this.loaded.reload();
    this.plan.reload();
  }

  /** Saves this room over what somebody else has left. */
  protected async overwrite(): Promise<void> {
    try {
      this.event.set(await this.api.call(employee.getEvent, { params: this.params() }));
    } catch (error) {
      const room = { plan: this.designer.draft(), categories: this.designer.categories() };
      this.saving.refused.set({ error, room });
      return;
    }
    await this.saving.save();
  }

  private begin(event: employee.OwnEventView): void {
    this.know(event);
    this.designer.categories.set(categoriesOf(event));
    this.state.set('start');
  }

  private open(event: employee.OwnEventView, plan: DesignRoom['plan']): void {
    this.know(event);
    this.designer.open({ plan, categories: categoriesOf(event) }, true);
    this.state.set('open');
  }

  private know(event: employee.OwnEventView): void {
    this.event.set(event);
    this.money.format.set({ currency: event.currency, locale: this.locale });
  }

  private async save({ plan, categories }: DesignRoom): Promise<DesignRoom> {
    const newCategories = categories.flatMap(({ categoryId, name, colour, price, isNew }) =>
      isNew && price !== undefined ? [{ categoryId, name, colour, price }] : [],
    );
    const updatedAt = this.event()?.updatedAt ?? '';
    try {
      const event = await this.api.call(employee.putEventPlan, {
        params: this.params(),
        body: { plan: drawingView(plan), newCategories, updatedAt },
      });
      this.event.set(event);
      return { plan, categories: categoriesOf(event) };
    } finally {
      if (this.event()?.status !== 'draft') this.taken.reload();
    }
  }
}

function categoriesOf({ categories }: employee.OwnEventView): DesignCategory[] {
  return categories.map(({ categoryId, name, colour, price }) => ({
    categoryId,
    name,
    colour,
    price,
  }));
}
