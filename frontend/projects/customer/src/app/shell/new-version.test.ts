import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { SwUpdate, type VersionEvent } from '@angular/service-worker';
import { describe, expect, it } from '@jest/globals';
import { Subject } from 'rxjs';
import { NewVersion } from './new-version.ts';

const VERSION = { hash: 'a' };
const READY = { type: 'VERSION_READY', currentVersion: VERSION, latestVersion: VERSION } as const;

async function openAt(address: string) {
  const versionUpdates = new Subject<VersionEvent>();
  const updates = { versionUpdates, unrecoverable: new Subject(), isEnabled: false };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: '**', children: [] }]),
      { provide: SwUpdate, useValue: updates },
    ],
  });
  const fixture = TestBed.createComponent(NewVersion);
  const element = fixture.nativeElement as HTMLElement;
  const goTo = async (url: string) => {
    await TestBed.inject(Router).navigateByUrl(url);
    await fixture.whenStable();
  };
  await goTo(address);
  return {
    element,
    goTo,
    ready: () => versionUpdates.next(READY),
    settled: () => fixture.whenStable(),
  };
}

describe('a new version of the site', () => {
  it('is told of when it is ready', async () => {
    const { element, ready, settled } = await openAt('/');
    expect(element.textContent.trim()).toBe('');
    ready();
    await settled();
    expect(element.textContent).toContain('A new version of this site is ready.');
  });

  it('waits until nobody chooses seats or pays', async () => {
    const { element, goTo, ready, settled } = await openAt('/bookings/bkg_1/checkout?link=x');
    ready();
    await settled();
    expect(element.textContent.trim()).toBe('');
    await goTo('/events/evt_1/seats');
    expect(element.textContent.trim()).toBe('');
    await goTo('/bookings/bkg_1');
    expect(element.textContent).toContain('Reload');
  });
});
