import {
  afterRenderEffect,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  viewChild,
  afterNextRender,
} from '@angular/core';
import type { PlanDraft } from '@foyer/shared/domain';
import { levelOfDetail } from '@foyer/ui/seat-map/level-of-detail.ts';
import { categoryPaints } from '@foyer/ui/seat-map/map-palette.ts';
import { screenPart } from '@foyer/ui/seat-map/map-placement.ts';
import { createMapScreen } from '@foyer/ui/seat-map/map-screen.ts';
import { paintRoom } from '@foyer/ui/seat-map/room-painter.ts';
import { buildScene } from '@foyer/ui/seat-map/seat-map-scene.ts';
import type { SeatCategory } from '@foyer/ui/seat-map/seat-map-inputs.ts';
import { paintSectionNames } from '@foyer/ui/seat-map/section-names.ts';
import { fitted } from '@foyer/ui/seat-map/viewport.ts';
import { drawingStatuses } from '../canvas/seat-looks.ts';
import type { DesignCategory } from '../state/design-category.ts';
import { counted } from '../state/selected.ts';

/** A still picture of a room. */
@Component({
  selector: 'fy-room-picture',
  template: `
    <canvas #canvas></canvas>
    <span #probe class="fy-hidden" aria-hidden="true"></span>
  `,
  styles: `
    :host {
      display: block;
      position: relative;
      overflow: hidden;
      background: var(--mat-sys-surface);
    }
    canvas {
      position: absolute;
      inline-size: 100%;
      block-size: 100%;
    }
  `,
  host: { role: 'img', '[attr.aria-label]': '"Drawing of " + plan().name' },
})
export class RoomPicture {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private readonly probe = viewChild.required<ElementRef<HTMLElement>>('probe');

  /** The drawing. */
  readonly plan = input.required<PlanDraft>();
  /** The colours of its categories. */
  readonly categories = input.required<readonly Omit<DesignCategory, 'price'>[]>();

  private readonly screen = createMapScreen();
  private readonly scene = computed(() => buildScene(this.plan()));

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      destroyed.onDestroy(this.screen.watch(this.host, this.probe().nativeElement));
    });
    afterRenderEffect(() => this.paint());
  }

  private paint(): void {
    const canvas = this.canvas().nativeElement;
    const [palette, size, ratio, scene] = [
      this.screen.palette(),
      this.screen.size(),
      this.screen.ratio(),
      this.scene(),
    ];
    const context = canvas.getContext('2d');
    if (!palette || !context) return;
    canvas.width = Math.round(size.width * ratio);
    canvas.height = Math.round(size.height * ratio);
    const viewport = fitted(scene.bounds, size, { min: 0, max: 1 });
    const categories: SeatCategory[] = this.categories().map((one) => ({ ...one, price: 0 }));
    const picture = {
      ...{
        scene,
        palette,
        viewport,
        size,
        ratio,
        cursor: undefined,
        hovered: undefined,
        calm: true,
      },
      statuses: drawingStatuses(scene),
      paints: categoryPaints(scene.categoryIds, palette, { categories, filter: new Set<string>() }),
      captions: scene.sections.map(({ name, capacity, kind }) => ({
        ...{ name, freeShare: undefined },
        detail: counted(capacity, kind === 'standing' ? 'place' : 'seat'),
      })),
      detail: levelOfDetail(scene.pitch * viewport.scale),
    };
    paintRoom(context, picture, screenPart(picture));
    paintSectionNames(context, picture);
  }
}
