import { Component, computed, input } from '@angular/core';
import { create } from 'qrcode';

/** A code as a QR picture, always dark on white so that every scanner reads it. */
@Component({
  selector: 'fy-ticket-qr',
  template: `
    <svg
      [attr.viewBox]="'0 0 ' + side() + ' ' + side()"
      role="img"
      [attr.aria-label]="label()"
      shape-rendering="crispEdges"
    >
      <rect class="paper" width="100%" height="100%" />
      <path class="ink" [attr.d]="path()" />
    </svg>
  `,
  styles: `
    svg {
      inline-size: 100%;
      border-radius: var(--fy-radius-small);
      forced-color-adjust: none;
    }
    .paper {
      fill: white;
    }
    .ink {
      fill: black;
    }
  `,
})
export class TicketQr {
  /** The text that the picture carries. */
  readonly code = input.required<string>();
  /** What the picture is. */
  readonly label = input('QR code of the ticket');

  private readonly modules = computed(
    () => create(this.code(), { errorCorrectionLevel: 'M' }).modules,
  );
  /** The picture's side in modules, with the quiet zone of four that scanners need. */
  protected readonly side = computed(() => this.modules().size + 8);
  protected readonly path = computed(() => {
    const { size, data } = this.modules();
    let path = '';
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) if (data[y * size + x]) path += `M${x + 4} ${y + 4}h1v1h-1z`;
    }
    return path;
  });
}
