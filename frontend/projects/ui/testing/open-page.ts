import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { LOCALE_ID, type EnvironmentProviders, type Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding, type Routes } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { ApiConfig } from '../api/api-config.ts';
import { provideApi } from '../api/provide-api.ts';

/** What the service refuses: the code, and what it tells with it. */
type Told = string | { readonly code: string; readonly details?: object };

/** A page of the site, opened by its address; the test answers for the service. */
export type OpenPage = {
  readonly element: HTMLElement;
  readonly router: Router;
  /** Answers the next request to an address of the API. */
  answer(method: string, path: string, reply: object): Promise<TestRequest>;
  /** Refuses the next request to an address of the API. */
  refuse(method: string, path: string, refusal: Told, status: number): Promise<TestRequest>;
  /** Breaks the connection off before the next request to an address of the API is answered. */
  breakOff(method: string, path: string): Promise<void>;
  /** The page's text, runs of white space as one. */
  text(): string;
  /** Lets everything happen that is under way. */
  settle(): Promise<void>;
  /** The button with these words. */
  button(words: string): HTMLButtonElement;
  /** Goes to another address of the site. */
  goTo(address: string): Promise<void>;
  /** Presses the button with these words. */
  press(words: string): Promise<void>;
  /** Types into the field with this label. */
  type(label: string, text: string): Promise<void>;
};

const turn = () => new Promise((resolve) => setTimeout(resolve));

/** What a site is made of for its tests. */
export type TestedSite = {
  readonly routes: Routes;
  readonly api: ApiConfig;
  readonly providers: readonly (Provider | EnvironmentProviders)[];
};

/** Opens the page at an address of a site. */
export async function openPageOf(site: TestedSite, address: string): Promise<OpenPage> {
  TestBed.configureTestingModule({
    providers: [
      provideRouter(site.routes, withComponentInputBinding()),
      provideApi(site.api),
      provideHttpClientTesting(),
      { provide: LOCALE_ID, useValue: 'en-GB' },
      ...site.providers,
    ],
  });
  const harness = await RouterTestingHarness.create(address);
  const http = TestBed.inject(HttpTestingController);
  const element = harness.fixture.nativeElement as HTMLElement;

  const settle = async (): Promise<void> => {
    await turn();
    harness.detectChanges();
    await turn();
  };
  const next = async (method: string, path: string): Promise<TestRequest> => {
    await settle();
    return http.expectOne({ method, url: `${site.api.base}${path}` });
  };
  const button = (words: string): HTMLButtonElement =>
    found(element, 'button', (one) => wordsOf(one) === words, words) as HTMLButtonElement;
  return {
    element,
    router: TestBed.inject(Router),
    text: () => element.textContent.replace(/\s+/g, ' ').trim(),
    async answer(method, path, reply) {
      const request = await next(method, path);
      request.flush(reply);
      await settle();
      return request;
    },
    async refuse(method, path, refusal, status) {
      const request = await next(method, path);
      const told = typeof refusal === 'string' ? { code: refusal } : refusal;
      request.flush(
        { type: 'about:blank', title: told.code, status, ...told },
        { status, statusText: told.code },
      );
      await settle();
      return request;
    },
    async breakOff(method, path) {
      (await next(method, path)).error(new ProgressEvent('error'));
      await settle();
    },
    settle,
    button,
    async goTo(address) {
      await harness.navigateByUrl(address);
      await settle();
    },
    async press(words) {
      button(words).click();
      await settle();
    },
    async type(label, text) {
      const field = found(element, 'mat-form-field', (one) => labelOf(one) === label, label);
      const box = field.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
      if (!box) throw new Error(`The field "${label}" has no box to type into`);
      box.value = text;
      box.dispatchEvent(new Event('input', { bubbles: true }));
      await settle();
    },
  };
}

function wordsOf(element: HTMLElement): string {
  const seen = element.cloneNode(true) as HTMLElement;
  for (const hidden of seen.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
  return (element.getAttribute('aria-label') ?? seen.textContent).replace(/\s+/g, ' ').trim();
}

function labelOf(field: HTMLElement): string {
  return (field.querySelector('mat-label')?.textContent ?? '').trim();
}

function found(
  root: HTMLElement,
  selector: string,
  fits: (element: HTMLElement) => boolean,
  what: string,
): HTMLElement {
  const one = [...root.querySelectorAll<HTMLElement>(selector)].find(fits);
  if (!one) throw new Error(`There is no ${selector} "${what}" in: ${root.textContent}`);
  return one;
}
