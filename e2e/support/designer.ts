import { expect, type Locator, type Page } from '@playwright/test';
import { tabTo } from './keyboard.ts';

type Point = { readonly x: number; readonly y: number };

/** A tool and what is drawn with it: two corners of the canvas as shares of its width and height. */
export type Drawing = {
  readonly tool: 'Add rows' | 'Add standing area';
  readonly category: string;
  readonly from: Point;
  readonly to: Point;
};

/** The room that is drawn. */
export function canvasOf(page: Page): Locator {
  return page.getByRole('application', { name: /^Room: / });
}

/** What the tool is told in the panel; what is selected is told below it. */
function toolForm(page: Page): Locator {
  return page.locator('fy-rows-form, fy-shape-form');
}

/** Begins the drawing of an event's room on an empty floor. */
export async function beginEmptyRoom(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /^Empty room/ }).check();
  await page.getByRole('button', { name: 'Begin with an empty room' }).click();
  await expect(canvasOf(page)).toBeVisible();
}

/** Draws with the mouse. */
export async function draw(page: Page, { tool, category, from, to }: Drawing): Promise<void> {
  await page.getByRole('button', { name: tool, exact: true }).click();
  await toolForm(page).getByLabel('Ticket category').selectOption({ label: category });
  const box = await canvasOf(page).boundingBox();
  if (!box) throw new Error('There is no canvas');
  const at = ({ x, y }: Point) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }), { steps: 4 });
  await page.mouse.move(...at(to), { steps: 4 });
  await page.mouse.up();
}

/** Saves the room and sees that the service has it. */
export async function saveRoom(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('status').getByText('Saved')).toBeVisible();
}

/** What the bar below the room counts, such as `120 seats` and `200 standing`. */
export function roomFigures(page: Page): Locator {
  return page.locator('fy-fault-bar .line');
}

/** Fills in fields of the panel by keyboard alone: Tab to each, type, and Enter at the last. */
export async function fillByKeyboard(page: Page, values: Readonly<Record<string, string>>) {
  for (const [label, value] of Object.entries(values)) {
    const field = toolForm(page).getByLabel(label, { exact: true });
    await tabTo(page, field);
    const isChoice = await field.evaluate((element) => element.tagName === 'SELECT');
    if (!isChoice) await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(value);
  }
}
