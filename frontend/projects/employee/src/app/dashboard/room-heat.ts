import { Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import type { employee } from '@foyer/shared/contract';

/** The room with its sections, each the fuller the darker, and the same in numbers. */
@Component({
  selector: 'fy-room-heat',
  template: `
    @if (room(); as room) {
      <svg
        [attr.viewBox]="'0 0 ' + room.width + ' ' + room.height"
        role="img"
        aria-label="Room, each section the darker the more of it is sold"
      >
        @for (stage of room.stages; track $index) {
          <polygon class="stage" [attr.points]="stage" />
        }
        @for (section of room.sections; track section.sectionId) {
          <polygon class="section" [attr.points]="section.points" [style.--share]="section.share">
            <title>{{ section.words }}</title>
          </polygon>
        }
      </svg>
      <p class="scale" aria-hidden="true"><span>0%</span><i></i><span>100% sold</span></p>
    }
    <details [open]="!room()">
      <summary>Sections in numbers</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Sections in numbers">
        <table>
          <thead>
            <tr>
              <th scope="col">Section</th>
              <th scope="col" class="figure">Sold</th>
              <th scope="col" class="figure">Of</th>
              <th scope="col" class="figure">Share</th>
            </tr>
          </thead>
          <tbody>
            @for (section of rows(); track section.sectionId) {
              <tr>
                <th scope="row">{{ section.name }}</th>
                <td class="figure fy-figures">{{ section.sold }}</td>
                <td class="figure fy-figures">{{ section.capacity }}</td>
                <td class="figure fy-figures">{{ section.percent }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    </details>
  `,
  styleUrls: ['./numbers.scss', './room-heat.scss'],
})
export class RoomHeat {
  private readonly locale = inject(LOCALE_ID);

  /** The dashboard whose room it is. */
  readonly dashboard = input.required<employee.DashboardView>();

  protected readonly rows = computed(() => {
    const number = new Intl.NumberFormat(this.locale);
    const percent = new Intl.NumberFormat(this.locale, { style: 'percent' });
    return this.dashboard().sections.map(({ sectionId, name, sold, capacity }) => ({
      ...{ sectionId, name, share: shareOf(sold, capacity) },
      ...{ sold: number.format(sold), capacity: number.format(capacity) },
      percent: percent.format(shareOf(sold, capacity)),
    }));
  });
  protected readonly room = computed(() => {
    const { room } = this.dashboard();
    if (!room) return undefined;
    const known = new Map(this.rows().map((row) => [row.sectionId, row]));
    const sections = room.outlines.map(({ sectionId, outline }) => {
      const row = known.get(sectionId);
      const words = row ? `${row.name}: ${row.sold} of ${row.capacity}, ${row.percent}` : '';
      return { sectionId, points: pointsOf(outline), share: row?.share ?? 0, words };
    });
    return { ...room, sections, stages: room.stages.map(pointsOf) };
  });
}

function shareOf(sold: number, capacity: number): number {
  return capacity === 0 ? 0 : Math.min(1, sold / capacity);
}

function pointsOf(outline: readonly { readonly x: number; readonly y: number }[]): string {
  return outline.map(({ x, y }) => `${x},${y}`).join(' ');
}
