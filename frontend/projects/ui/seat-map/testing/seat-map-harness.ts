import { ComponentHarness, type TestKey } from '@angular/cdk/testing';

/** Drives a `<fy-seat-map>` in component tests as a person with a keyboard does. */
export class SeatMapHarness extends ComponentHarness {
  static readonly hostSelector = 'fy-seat-map';

  private readonly canvas = this.locatorFor('canvas');
  private readonly live = this.locatorFor('[aria-live="polite"]');
  private readonly dialog = this.locatorForOptional('[role="dialog"]');

  /** Puts the focus on the map. */
  async focus(): Promise<void> {
    await (await this.canvas()).focus();
  }

  /** Presses keys on the map, one after the other: characters or `TestKey`s. */
  async press(...keys: (string | TestKey)[]): Promise<void> {
    const canvas = await this.canvas();
    for (const key of keys) await canvas.sendKeys(key);
  }

  /** What the live region says. */
  async spoken(): Promise<string> {
    return (await this.live()).text();
  }

  /** The map's name for assistive technology. */
  async name(): Promise<string | null> {
    return (await this.canvas()).getAttribute('aria-label');
  }

  /** Whether the standing places of a section are being chosen. */
  async choosesPlaces(): Promise<boolean> {
    return (await this.dialog()) !== null;
  }
}
