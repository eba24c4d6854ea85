import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { addArea, addStage, addText, boundsOf, rectangle } from '@foyer/shared/domain';
import { ChoiceField } from '../fields/choice-field.ts';
import { NumberField } from '../fields/number-field.ts';
import { TextField } from '../fields/text-field.ts';
import { Designer } from '../state/designer.ts';
import { placesWithin, standingInto } from '../state/drawing-steps.ts';
import { decorationAlone, everything, sectionAlone } from '../state/selecting.ts';
import { categoryChoices } from './choices.ts';

const AREA_KINDS = [
  { value: 'stage', name: 'Stage' },
  { value: 'area', name: 'Another area, not for sale' },
];
const WORDS = {
  standing: { title: 'New standing area', act: 'Place standing area' },
  stage: { title: 'New stage or area', act: 'Place it' },
  text: { title: 'New text', act: 'Place text' },
} as const;

/** How standing areas, stages and texts are drawn by drag, and drawn by measures alone. */
@Component({
  selector: 'fy-shape-form',
  imports: [ChoiceField, MatIcon, NumberField, TextField],
  template: `
    <h2>{{ words().title }}</h2>
    @switch (kind()) {
      @case ('standing') {
        <p>Drag a rectangle in the room, or enter measures below.</p>
        <fy-choice-field
          label="Ticket category"
          [value]="options().categoryId"
          [choices]="categories()"
          (changed)="designer.choose({ categoryId: $event })"
        />
        <fy-number-field
          label="People for each square metre"
          [min]="0.1"
          [max]="6"
          [stepBy]="0.5"
          [value]="options().peoplePerSquareMetre"
          (changed)="designer.choose({ peoplePerSquareMetre: $event })"
        />
      }
      @case ('stage') {
        <p>Drag a rectangle in the room, or enter measures below.</p>
        <fy-choice-field
          label="Kind"
          [value]="options().areaKind"
          [choices]="areaKinds"
          (changed)="designer.choose({ areaKind: $event === 'area' ? 'area' : 'stage' })"
        />
      }
      @case ('text') {
        <p>Click in the room where the text is to stand, or enter its place below.</p>
        <fy-text-field label="Text" [value]="text()" (changed)="text.set($event)" />
      }
    }
    <section aria-label="By measures">
      <h3>By measures</h3>
      <div class="pair">
        <fy-number-field
          label="From the left"
          unit="cm"
          [stepBy]="10"
          [value]="x()"
          (changed)="x.set($event)"
        />
        <fy-number-field
          label="From the top"
          unit="cm"
          [stepBy]="10"
          [value]="y()"
          (changed)="y.set($event)"
        />
        @if (kind() !== 'text') {
          <fy-number-field
            label="Width"
            unit="cm"
            [min]="40"
            [stepBy]="10"
            [value]="width()"
            (changed)="width.set($event)"
          />
          <fy-number-field
            label="Height"
            unit="cm"
            [min]="40"
            [stepBy]="10"
            [value]="height()"
            (changed)="height.set($event)"
          />
        }
        @if (kind() === 'standing') {
          <fy-number-field
            label="Places"
            [min]="1"
            [max]="50000"
            [value]="capacity()"
            (changed)="capacity.set($event)"
          />
        }
      </div>
      <button class="act main" type="button" (click)="place()">
        <mat-icon aria-hidden="true">add</mat-icon>
        {{ words().act }}
      </button>
    </section>
  `,
  styleUrl: './panel.scss',
})
export class ShapeForm {
  protected readonly designer = inject(Designer);

  protected readonly options = this.designer.options;
  protected readonly areaKinds = AREA_KINDS;
  protected readonly categories = computed(() => categoryChoices(this.designer.categories()));
  protected readonly kind = computed(() => {
    const tool = this.designer.tool();
    return tool === 'standing' || tool === 'text' ? tool : 'stage';
  });
  protected readonly words = computed(() => WORDS[this.kind()]);
  protected readonly text = signal('Entrance');
  protected readonly width = linkedSignal<number>(() => (this.kind() === 'stage' ? 1_000 : 1_200));
  protected readonly height = linkedSignal<number>(() => (this.kind() === 'stage' ? 400 : 800));
  protected readonly x = linkedSignal(() =>
    Math.round((this.designer.draft().width - this.width()) / 2),
  );
  protected readonly y = linkedSignal(() => {
    const draft = this.designer.draft();
    const box = boundsOf(draft, everything(draft));
    return Math.round(box && this.kind() !== 'stage' ? box.y + box.height + 100 : 50);
  });
  private readonly outline = computed(() =>
    rectangle(this.x(), this.y(), this.width(), this.height()),
  );
  protected readonly capacity = linkedSignal(() =>
    placesWithin(this.outline(), this.options().peoplePerSquareMetre),
  );

  protected place(): void {
    const { designer } = this;
    if (this.kind() === 'standing') return this.placeStanding();
    const select = decorationAlone(designer.draft().decorations.length);
    designer.apply(
      (draft) => {
        if (this.kind() === 'text')
          return addText(draft, { x: this.x(), y: this.y() }, this.text());
        const isStage = this.options().areaKind === 'stage';
        return isStage ? addStage(draft, this.outline()) : addArea(draft, this.outline(), 'Bar');
      },
      { select, said: 'Added.' },
    );
  }

  private placeStanding(): void {
    const { designer } = this;
    const { categoryId } = this.options();
    const standing = { outline: this.outline(), capacity: this.capacity(), categoryId };
    const into = standingInto(designer.draft(), standing, designer.ids);
    designer.apply(() => into.draft, {
      select: sectionAlone(into.sectionId),
      said: 'Standing area added.',
    });
  }
}
