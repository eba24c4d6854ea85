import { computed, effect, inject, Service, signal, untracked } from '@angular/core';
import { isProblem } from '@foyer/ui/api/api-problem.ts';
import { DesignMoney } from './design-money.ts';
import { Designer, type DesignRoom } from './designer.ts';

/** Where a room is kept. */
export type RoomKeeper = {
  /** Whether changes are saved by themselves; an event on sale is changed on purpose only. */
  readonly savesItself: () => boolean;
  /** Saves the room and gives it as it is kept, its categories no longer new. Rejects with an ApiProblem. */
  readonly save: (room: DesignRoom) => Promise<DesignRoom>;
};

/** How long somebody pauses before what they drew is saved. */
const PAUSE_MS = 2_000;

/** Whether the room is saved, and the saving of it. */
@Service({ autoProvided: false })
export class RoomSaving {
  private readonly designer = inject(Designer);
  private readonly money = inject(DesignMoney);
  private readonly keeper = signal<RoomKeeper | undefined>(undefined);
  private readonly running = signal<Promise<boolean> | undefined>(undefined);

  /** Why the last saving did not work, with the room that was sent. */
  readonly refused = signal<{ readonly error: unknown; readonly room: DesignRoom } | undefined>(
    undefined,
  );
  /** The refusal as long as something is not saved; going back to what is saved takes it away. */
  readonly standing = computed(() => (this.designer.unsaved() ? this.refused() : undefined));
  /** New categories of an event that have no price yet. */
  readonly unpriced = computed(() =>
    this.money.format()
      ? this.designer.categories().filter(({ price }) => price === undefined)
      : [],
  );
  readonly canSave = computed(
    () => this.designer.unsaved() && this.unpriced().length === 0 && !this.running(),
  );
  /** Whether all is saved, in a word. */
  readonly note = computed(() => {
    if (this.running()) return { words: 'Saving', icon: 'sync', wrong: false };
    if (!this.designer.unsaved()) return { words: 'Saved', icon: 'cloud_done', wrong: false };
    if (this.unpriced().length > 0)
      return { words: 'A price is missing', icon: 'error', wrong: true };
    const refused = this.isRefused();
    return refused
      ? { words: 'Not saved', icon: 'sync_problem', wrong: true }
      : { words: 'Not saved yet', icon: 'edit', wrong: false };
  });

  constructor() {
    effect((onCleanup) => {
      const itself = this.keeper()?.savesItself() ?? false;
      if (!itself || !this.canSave() || this.designer.preview() || this.isRefused()) return;
      // Another change begins the pause anew.
      this.designer.draft();
      this.designer.categories();
      const timer = setTimeout(() => void this.save(), PAUSE_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  /** Says where the room is kept. */
  keepAt(keeper: RoomKeeper): void {
    this.keeper.set(keeper);
    this.refused.set(undefined);
  }

  /** Saves the room; true when nothing is left to be saved. */
  async save(): Promise<boolean> {
    const keeper = untracked(this.keeper);
    await untracked(this.running);
    if (!keeper || !untracked(this.canSave)) return !untracked(this.designer.unsaved);
    const room = untracked(() => ({
      plan: this.designer.draft(),
      categories: this.designer.categories(),
    }));
    const sent = this.send(keeper, room);
    this.running.set(sent);
    const done = await sent;
    this.running.set(undefined);
    return done && !untracked(this.designer.unsaved);
  }

  private async send(keeper: RoomKeeper, room: DesignRoom): Promise<boolean> {
    this.refused.set(undefined);
    try {
      const kept = await keeper.save(room);
      this.designer.keptAs(room, kept);
      return true;
    } catch (error) {
      this.refused.set({ error, room });
      return false;
    }
  }

  /** A room that was refused is not sent again by itself; one that could not be sent is, with the next change. */
  private isRefused(): boolean {
    const refused = this.refused();
    if (!refused) return false;
    const same = refused.room.plan === this.designer.draft();
    return same || isProblem(refused.error, 'event-changed');
  }
}
