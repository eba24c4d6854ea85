import {
  Component,
  computed,
  inject,
  input,
  LOCALE_ID,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { employee } from '@foyer/shared/contract';
import {
  roomFigures,
  TEMPLATE_CAPACITY,
  type DrawnRoom,
  type Ids,
  type RoomTemplate,
} from '@foyer/shared/domain';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import type { PriceFormat } from '@foyer/ui/price/format-price.ts';
import { editablePrice, parsePrice } from '@foyer/ui/price/parse-price.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { NumberField } from '../fields/number-field.ts';
import { drawnRoomOf } from '../plans/drawing-view.ts';
import { categoryMark, type DesignCategory } from '../state/design-category.ts';
import type { DesignRoom } from '../state/designer.ts';
import { counted } from '../state/selected.ts';
import { firstMatches, matchedRoom, type CategoryMatch } from './category-match.ts';
import { RoomPicture } from './room-picture.ts';
import {
  emptyRoom,
  roomInFile,
  TEMPLATE_WORDS,
  templateOf,
  type FileFault,
} from './room-source.ts';

/** Where a room comes from. */
type Source =
  | { readonly kind: 'template'; readonly template: RoomTemplate }
  | { readonly kind: 'empty' }
  | { readonly kind: 'file'; readonly name: string; readonly room: DrawnRoom }
  | { readonly kind: 'plan'; readonly planId: string; readonly room?: DrawnRoom };

/** The beginning of a room: a template of a wanted size, a file, one of one's own plans, or an empty floor. */
@Component({
  selector: 'fy-start-screen',
  imports: [MatButton, MatIcon, NumberField, ProblemNote, RoomPicture],
  templateUrl: './start-screen.html',
  styleUrl: './start-screen.scss',
})
export class StartScreen {
  private readonly api = inject(ApiClient);
  private readonly numbers = new Intl.NumberFormat(inject(LOCALE_ID));

  /** The categories that are there already. */
  readonly known = input<readonly DesignCategory[]>([]);
  /** Gives new ids. */
  readonly ids = input.required<Ids>();
  /** How prices are written; a plan that belongs to no event has none. */
  readonly format = input<PriceFormat>();
  /** The room that was chosen. */
  readonly used = output<DesignRoom>();

  protected readonly templates = TEMPLATE_WORDS;
  protected readonly limits = TEMPLATE_CAPACITY;
  protected readonly plans = apiResource(employee.listPlans, () => ({}));
  protected readonly source = signal<Source>({ kind: 'template', template: 'theatre' });
  protected readonly capacity = linkedSignal(() => {
    const source = this.source();
    const words = this.templates.find(
      (one) => source.kind === 'template' && one.template === source.template,
    );
    return words?.capacity ?? 600;
  });
  protected readonly fault = signal<FileFault | undefined>(undefined);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly room = computed((): DrawnRoom | undefined => {
    const source = this.source();
    if (source.kind === 'template') return templateOf(source.template, this.capacity(), this.ids());
    return source.kind === 'empty' ? emptyRoom() : source.room;
  });
  protected readonly matches = linkedSignal<readonly CategoryMatch[]>(() => {
    const room = this.room();
    return room ? firstMatches(room, this.known(), this.format()?.currency) : [];
  });
  protected readonly currency = computed(() => this.format()?.currency);
  protected readonly figures = computed(() => {
    const room = this.room();
    if (!room) return '';
    const { seats, standing } = roomFigures(room.plan, []);
    const { length } = room.plan.sections;
    return [
      counted(seats, 'seat'),
      ...(standing > 0 ? [counted(standing, 'standing place')] : []),
      counted(length, 'section'),
    ].join(' · ');
  });
  protected readonly action = computed(() => {
    switch (this.source().kind) {
      case 'template':
        return 'Use this template';
      case 'empty':
        return 'Begin with an empty room';
      case 'file':
        return 'Use this file';
      case 'plan':
        return 'Use this plan';
    }
  });
  /** New categories whose price is no amount. */
  protected readonly priceFaults = signal<ReadonlySet<string>>(new Set());
  protected readonly mark = categoryMark;

  protected isTemplate(template: RoomTemplate): boolean {
    const source = this.source();
    return source.kind === 'template' && source.template === template;
  }

  protected isPlan(planId: string): boolean {
    const source = this.source();
    return source.kind === 'plan' && source.planId === planId;
  }

  protected choose(source: Source): void {
    this.fault.set(undefined);
    this.problem.set(undefined);
    this.source.set(source);
  }

  protected async choosePlan(planId: string): Promise<void> {
    this.choose({ kind: 'plan', planId });
    try {
      const plan = await this.api.call(employee.getPlan, { params: { planId } });
      if (this.isPlan(planId)) this.source.set({ kind: 'plan', planId, room: drawnRoomOf(plan) });
    } catch (error) {
      this.problem.set(error);
    }
  }

  protected async read(file: File | null | undefined): Promise<void> {
    if (!file) return;
    const result = await roomInFile(file, this.ids());
    if ('fault' in result) this.fault.set(result.fault);
    else this.choose({ kind: 'file', name: file.name, room: result.room });
  }

  protected dropped(event: DragEvent): void {
    event.preventDefault();
    void this.read(event.dataTransfer?.files[0]);
  }

  protected isNew({ drawn, becomes }: CategoryMatch): boolean {
    return (
      becomes === drawn.categoryId && !this.known().some(({ categoryId }) => categoryId === becomes)
    );
  }

  protected become(match: CategoryMatch, becomes: string): void {
    this.matches.update((all) => all.map((one) => (one === match ? { ...one, becomes } : one)));
  }

  protected priceText({ price }: CategoryMatch): string {
    const format = this.format();
    return price === undefined || !format ? '' : editablePrice(price, format);
  }

  protected setPrice(match: CategoryMatch, text: string): void {
    const format = this.format();
    const price = format && parsePrice(text, format);
    const { categoryId } = match.drawn;
    this.priceFaults.update((faults) =>
      price === undefined
        ? new Set([...faults, categoryId])
        : faults.difference(new Set([categoryId])),
    );
    if (price !== undefined)
      this.matches.update((all) => all.map((one) => (one === match ? { ...one, price } : one)));
  }

  protected number(value: number): string {
    return this.numbers.format(value);
  }

  protected use(): void {
    const room = this.room();
    if (room && this.priceFaults().size === 0)
      this.used.emit(matchedRoom(room, this.matches(), this.known()));
  }
}
