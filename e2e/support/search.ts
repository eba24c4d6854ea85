import type { Locator, Page } from '@playwright/test';

/** The field that searches for events. */
export function searchField(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Search events' });
}

/** Types words into the search and asks for the list of all that fit. */
export async function searchFor(page: Page, words: string): Promise<void> {
  await searchField(page).fill(words);
  await searchField(page).press('Enter');
}
