import { computed, Service, signal } from '@angular/core';
import {
  designFaults,
  done,
  idsFrom,
  newHistory,
  newId,
  NOTHING,
  redo,
  roomFigures,
  undo,
  type CategoryId,
  type History,
  type PlanDraft,
  type Point,
  type Selection,
} from '@foyer/shared/domain';
import type { Clipboard } from './clipboard.ts';
import type { DesignCategory } from './design-category.ts';
import { selectedIn, selectedWords } from './selected.ts';
import { isNothing, stillThere } from './selecting.ts';
import { withSettledOutlines } from './settled-outlines.ts';
import { NOTHING_TAKEN, takenTouched, type Taken } from './taken.ts';
import { FIRST_OPTIONS, type ToolId, type ToolOptions } from './tool-options.ts';
import type { Traces } from './traces.ts';

/** A room to be worked on. */
export type DesignRoom = {
  readonly plan: PlanDraft;
  readonly categories: readonly DesignCategory[];
};

/** How a change is taken into the history. */
export type StepNotes = {
  /** Names the gesture that the change belongs to; its changes are undone together. */
  readonly mergeKey?: string;
  /** What is selected after it. */
  readonly select?: Selection;
  /** What is said of it. */
  readonly said?: string;
  /** True for a change that moves the whole room and nothing within it. */
  readonly shiftsAll?: true;
};

const EMPTY: PlanDraft = {
  name: '',
  width: 2_000,
  height: 1_500,
  focalPoint: { x: 1_000, y: 100 },
  sections: [],
  decorations: [],
};

const random = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));

/** The room that is drawn: its history, what is selected, with which tool, and what is wrong with it. */
@Service({ autoProvided: false })
export class Designer {
  private readonly history = signal<History>(newHistory(EMPTY));
  private readonly savedAs = signal<DesignRoom | undefined>(undefined);

  /** Gives new ids. */
  readonly ids = idsFrom(random);
  /** Counts the rooms that were opened, each of which is shown as a whole at first. */
  readonly opened = signal(0);
  /** The drawing as it stands. */
  readonly draft = computed(() => this.history().present);
  /** The drawing as it would be if the gesture ended now. */
  readonly preview = signal<PlanDraft | undefined>(undefined);
  readonly categories = signal<readonly DesignCategory[]>([]);
  readonly categoryIds = computed<readonly CategoryId[]>(() =>
    this.categories().map((category) => category.categoryId),
  );
  readonly taken = signal<Taken>(NOTHING_TAKEN);
  readonly selection = signal<Selection>(NOTHING);
  readonly selected = computed(() => selectedIn(this.draft(), this.selection()));
  readonly tool = signal<ToolId>('select');
  readonly options = signal<ToolOptions>(FIRST_OPTIONS);
  readonly snap = signal(true);
  readonly clipboard = signal<Clipboard | undefined>(undefined);
  /** What a gesture shows beside the drawing. */
  readonly traces = signal<Traces>({});
  /** What the live region says. */
  readonly said = signal('');
  /** Why something could not be done. */
  readonly notice = signal<string | undefined>(undefined);

  readonly canUndo = computed(() => this.history().past.length > 0);
  readonly canRedo = computed(() => this.history().future.length > 0);
  readonly faults = computed(() => designFaults(this.draft(), this.categoryIds()));
  readonly figures = computed(() => roomFigures(this.draft(), this.categoryIds()));
  /** True while something is not saved; never before there is a room, for then there is nothing to save. */
  readonly unsaved = computed(() => {
    if (this.opened() === 0) return false;
    const saved = this.savedAs();
    return saved?.plan !== this.draft() || saved.categories !== this.categories();
  });

  /** Begins with a room; one that is not saved yet counts as changed. */
  open(room: DesignRoom, isSaved: boolean): void {
    this.history.set(newHistory(room.plan));
    this.preview.set(undefined);
    this.categories.set(room.categories);
    this.savedAs.set(isSaved ? { plan: room.plan, categories: room.categories } : undefined);
    this.selection.set(NOTHING);
    this.opened.update((count) => count + 1);
  }

  /** Puts another room in the place of this one, as a step that can be undone; the categories of both are kept for that. */
  replace(room: DesignRoom): boolean {
    const taken = this.commit(room.plan, { select: NOTHING, said: 'Another room.' });
    if (!taken) return false;
    const coming = new Set(room.categories.map((category) => category.categoryId));
    const before = this.categories().filter((category) => !coming.has(category.categoryId));
    this.categories.set([...before, ...room.categories]);
    this.opened.update((count) => count + 1);
    return true;
  }

  /** Notes that a room has been saved, and how: new categories are new no longer. */
  keptAs(sent: DesignRoom, kept: DesignRoom): void {
    const categories = this.categories();
    const merged =
      categories === sent.categories ? kept.categories : withKept(categories, kept.categories);
    this.categories.set(merged);
    this.savedAs.set({
      plan: sent.plan,
      categories: merged === kept.categories ? merged : sent.categories,
    });
  }

  /** Changes the drawing; false where people with tickets are in the way, which is then said. */
  apply(change: (draft: PlanDraft) => PlanDraft, notes: StepNotes = {}): boolean {
    return this.commit(change(this.draft()), notes);
  }

  /** Takes what a gesture has drawn over. */
  finish(notes: StepNotes = {}): boolean {
    const next = this.preview();
    this.traces.set({});
    return next === undefined || this.commit(next, notes);
  }

  /** Drops what a gesture has drawn. */
  abandon(): void {
    this.preview.set(undefined);
    this.traces.set({});
  }

  /** Goes a step back. */
  undo(): void {
    this.travel(undo, 'Undone.');
  }

  /** Goes a step forward again. */
  redo(): void {
    this.travel(redo, 'Redone.');
  }

  /** Selects something and says it. */
  select(selection: Selection): void {
    this.selection.set(selection);
    this.notice.set(undefined);
    this.said.set(selectedWords(this.selected()) || 'Nothing selected');
  }

  /** Takes a tool up. */
  take(tool: ToolId): void {
    this.abandon();
    this.tool.set(tool);
    this.notice.set(undefined);
  }

  /** Changes how new things are drawn. */
  choose(options: Partial<ToolOptions>): void {
    this.options.update((before) => ({ ...before, ...options }));
  }

  /** Adds a ticket category and gives its id. */
  addCategory(category: Omit<DesignCategory, 'categoryId' | 'isNew'>): CategoryId {
    const categoryId = newId('cat', random);
    this.categories.update((all) => [...all, { ...category, categoryId, isNew: true }]);
    return categoryId;
  }

  /** Changes a ticket category that is not the event's yet. */
  changeCategory(categoryId: CategoryId, change: Partial<DesignCategory>): void {
    this.categories.update((all) =>
      all.map((one) => (one.categoryId === categoryId ? { ...one, ...change } : one)),
    );
  }

  /** Removes a ticket category that is not the event's yet. */
  removeCategory(categoryId: CategoryId): void {
    this.categories.update((all) => all.filter((one) => one.categoryId !== categoryId));
  }

  /** True where something selected is sold or held, so that it has to stay; says why. */
  refusesTo(next: PlanDraft): boolean {
    const touched = takenTouched(this.draft(), next, this.taken());
    if (isNothing(touched)) return false;
    this.notice.set(takenWords(touched));
    this.said.set(takenWords(touched));
    return true;
  }

  /** Where the middle of the drawing is, for what has no place of its own. */
  middle(): Point {
    const { width, height } = this.draft();
    return { x: width / 2, y: height / 2 };
  }

  private commit(drawn: PlanDraft, { mergeKey, select, said, shiftsAll }: StepNotes): boolean {
    this.preview.set(undefined);
    const next = withSettledOutlines(this.draft(), drawn);
    if (!shiftsAll && this.refusesTo(next)) return false;
    this.history.update((history) => done(history, next, mergeKey));
    this.selection.update((before) => select ?? stillThere(next, before));
    this.notice.set(undefined);
    if (said !== undefined) this.said.set(said);
    return true;
  }

  private travel(step: (history: History) => History, said: string): void {
    this.abandon();
    this.history.update(step);
    this.selection.update((before) => stillThere(this.draft(), before));
    this.notice.set(undefined);
    this.said.set(said);
  }
}

/** Categories that were changed while others were on their way, with what came back for those. */
function withKept(
  categories: readonly DesignCategory[],
  kept: readonly DesignCategory[],
): readonly DesignCategory[] {
  const known = new Map(kept.map((category) => [category.categoryId, category]));
  return categories.map((category) => known.get(category.categoryId) ?? category);
}

function takenWords({ seats, sections }: Selection): string {
  if (seats.size === 0)
    return sections.size === 1
      ? 'More places of this standing area are sold or held than it would have. It has to stay as large.'
      : 'Some standing areas have places sold or held. They have to stay as large.';
  return seats.size === 1
    ? 'This seat is sold or held. It has to stay where it is.'
    : `${seats.size} of these seats are sold or held. They have to stay where they are.`;
}
