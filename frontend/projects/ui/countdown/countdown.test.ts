import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { clockText, spokenTime } from './countdown-words.ts';
import { Countdown } from './countdown.ts';

describe('the words of the countdown', () => {
  it('are minutes and two figures of seconds', () => {
    expect([600, 65, 9, 0].map(clockText)).toEqual(['10:00', '1:05', '0:09', '0:00']);
  });

  it('are spoken at 5, 2 and 1 minutes and at the end', () => {
    expect([600, 301, 300, 250, 120, 60, 30, 0].map((seconds) => spokenTime(seconds, 600))).toEqual(
      [
        '',
        '',
        '5 minutes left.',
        '5 minutes left.',
        '2 minutes left.',
        '1 minute left.',
        '1 minute left.',
        'The time is over. The seats are free for others again.',
      ],
    );
  });

  it('leave out moments that are no shorter than the whole time', () => {
    expect(spokenTime(60, 60)).toBe('');
  });
});

describe('the countdown', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse('2026-05-01T18:00:00.000Z') });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  async function start(until: string) {
    const fixture = TestBed.createComponent(Countdown);
    fixture.componentRef.setInput('until', until);
    let elapsed = 0;
    fixture.componentInstance.elapsed.subscribe(() => elapsed++);
    fixture.detectChanges();
    await jest.advanceTimersByTimeAsync(10);
    const text = () =>
      (fixture.nativeElement as HTMLElement).querySelector('[role="timer"]')?.textContent;
    const wait = async (ms: number) => {
      await jest.advanceTimersByTimeAsync(ms);
      fixture.detectChanges();
    };
    return { fixture, text, wait, elapsed: () => elapsed };
  }

  it('counts down to zero and says once that it is over', async () => {
    const { text, wait, elapsed } = await start('2026-05-01T18:00:03.000Z');
    expect(text()).toBe('0:03');
    await wait(1_250);
    expect(text()).toBe('0:02');
    await wait(5_000);
    expect(text()).toBe('0:00');
    expect(elapsed()).toBe(1);
  });

  it('goes on when the hold is renewed', async () => {
    const { fixture, text, wait } = await start('2026-05-01T18:00:01.000Z');
    await wait(2_000);
    fixture.componentRef.setInput('until', '2026-05-01T18:10:02.000Z');
    await wait(0);
    expect(text()).toBe('10:00');
  });
});
