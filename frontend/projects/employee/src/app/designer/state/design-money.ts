import { Service, signal } from '@angular/core';
import type { PriceFormat } from '@foyer/ui/price/format-price.ts';

/** How the room's prices are written; a plan that belongs to no event has none. */
@Service({ autoProvided: false })
export class DesignMoney {
  readonly format = signal<PriceFormat | undefined>(undefined);
}
