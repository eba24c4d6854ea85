import { Component, computed, inject, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { paint } from '@foyer/shared/domain';
import { formatPrice } from '@foyer/ui/price/format-price.ts';
import { categoryMark, type DesignCategory } from '../state/design-category.ts';
import { Designer } from '../state/designer.ts';
import { isNothing } from '../state/selecting.ts';
import { DesignMoney } from '../state/design-money.ts';
import { CategoryForm, type CategoryEntry } from './category-form.ts';

/** The ticket categories with what they cost and how many seats they have; a click paints the selection. */
@Component({
  selector: 'fy-category-panel',
  imports: [CategoryForm, MatIcon],
  templateUrl: './category-panel.html',
  styleUrls: ['./panel.scss', './category-panel.scss'],
})
export class CategoryPanel {
  protected readonly designer = inject(Designer);
  protected readonly money = inject(DesignMoney);

  protected readonly mark = categoryMark;
  /** The category that is being changed; `new` for one to be added. */
  protected readonly editing = signal<string | undefined>(undefined);
  protected readonly hasSelection = computed(
    () => this.designer.selection().seats.size + this.designer.selection().sections.size > 0,
  );

  protected count({ categoryId }: DesignCategory): string {
    return (this.designer.figures().byCategory[categoryId] ?? 0).toLocaleString('en');
  }

  protected price({ price }: DesignCategory): string {
    const format = this.money.format();
    if (!format) return '';
    return price === undefined ? 'no price yet' : formatPrice(price, format);
  }

  /** One may change what is not the event's yet; the rest is set with the event's prices. */
  protected changeable({ isNew }: DesignCategory): boolean {
    return isNew === true || this.money.format() === undefined;
  }

  /** Paints what is selected, or takes the brush up with this category. */
  protected use({ categoryId, name }: DesignCategory): void {
    const selection = this.designer.selection();
    if (isNothing(selection)) {
      this.designer.choose({ brush: categoryId, categoryId });
      this.designer.take('paint');
      return;
    }
    this.designer.apply((draft) => paint(draft, selection, { categoryId }), {
      said: `Painted as ${name}.`,
    });
  }

  protected add(entry: CategoryEntry): void {
    const categoryId = this.designer.addCategory(entry);
    this.designer.choose({ categoryId, brush: categoryId });
    this.designer.said.set(`Category ${entry.name} added.`);
    this.editing.set(undefined);
  }

  protected change(categoryId: string, entry: CategoryEntry): void {
    this.designer.changeCategory(categoryId, entry);
    this.editing.set(undefined);
  }

  protected remove(categoryId: string): void {
    this.designer.removeCategory(categoryId);
    this.editing.set(undefined);
  }
}
