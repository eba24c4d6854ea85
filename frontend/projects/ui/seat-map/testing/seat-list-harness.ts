import { ComponentHarness, type TestElement } from '@angular/cdk/testing';

/** Drives a `<fy-seat-list>` in component tests. */
export class SeatListHarness extends ComponentHarness {
  static readonly hostSelector = 'fy-seat-list';

  private readonly sectionButtons = this.locatorForAll('button.section');
  private readonly rowButtons = this.locatorForAll('button.row');
  private readonly seatButtons = this.locatorForAll('fy-seat-list-row button');

  /** The sections as they read. */
  async sections(): Promise<string[]> {
    return textsOf(await this.sectionButtons());
  }

  /** The rows of all open sections as they read. */
  async rows(): Promise<string[]> {
    return textsOf(await this.rowButtons());
  }

  /** The seats of all open rows as they read. */
  async seats(): Promise<string[]> {
    return textsOf(await this.seatButtons());
  }

  /** Opens or closes the section whose text begins so. */
  async toggleSection(start: string): Promise<void> {
    await (await firstOf(await this.sectionButtons(), start)).click();
  }

  /** Opens or closes the row whose text begins so. */
  async toggleRow(start: string): Promise<void> {
    await (await firstOf(await this.rowButtons(), start)).click();
  }

  /** Presses the seat whose text begins so. */
  async chooseSeat(start: string): Promise<void> {
    await (await firstOf(await this.seatButtons(), start)).click();
  }

  /** Presses a button by its text or label. */
  async press(name: string): Promise<void> {
    for (const button of await this.locatorForAll('button')()) {
      const label = (await button.getAttribute('aria-label')) ?? (await button.text());
      if (label.trim() === name) return button.click();
    }
    throw new Error(`There is no button "${name}".`);
  }
}

async function textsOf(elements: readonly TestElement[]): Promise<string[]> {
  const texts = await Promise.all(elements.map((element) => element.text()));
  return texts.map((text) => text.replace(/\s+/g, ' ').trim());
}

async function firstOf(elements: readonly TestElement[], start: string): Promise<TestElement> {
  const texts = await textsOf(elements);
  const found = elements[texts.findIndex((text) => text.startsWith(start))];
  if (!found) throw new Error(`Nothing begins with "${start}" among: ${texts.join(' | ')}`);
  return found;
}
