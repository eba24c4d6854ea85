import type { ScanOutcome } from '@foyer/shared/domain';

/** Tones in hertz, one after another; and what the device shakes by, in milliseconds on and off. */
type Signal = { readonly sounds: readonly number[]; readonly shakes: readonly number[] };

const LOOK: Signal = { sounds: [520, 520], shakes: [60, 80, 60] };
const STOP: Signal = { sounds: [220, 180, 140], shakes: [250] };

const SIGNALS: Readonly<Record<ScanOutcome, Signal>> = {
  admitted: { sounds: [880], shakes: [60] },
  left: { sounds: [660], shakes: [30] },
  'already-used': LOOK,
  'not-inside': LOOK,
  'not-open': { sounds: [440, 330], shakes: [60, 60, 120] },
  'wrong-event': { sounds: [330, 220], shakes: [200, 80, 60] },
  void: STOP,
  transferred: STOP,
  over: STOP,
  fake: { sounds: [160, 160, 160, 160], shakes: [120, 60, 120, 60, 120] },
};
const TONE_SECONDS = 0.12;

let audio: AudioContext | undefined;

/** Sounds and shakes differently for each kind of answer, where the device can. */
export function signalAnswer(outcome: ScanOutcome): void {
  const { sounds, shakes } = SIGNALS[outcome];
  if ('vibrate' in navigator) navigator.vibrate([...shakes]);
  audio ??= new AudioContext();
  const context = audio;
  sounds.forEach((frequency, index) => {
    const oscillator = context.createOscillator();
    const volume = context.createGain();
    const from = context.currentTime + index * TONE_SECONDS * 1.3;
    volume.gain.setValueAtTime(0.15, from);
    volume.gain.exponentialRampToValueAtTime(0.001, from + TONE_SECONDS);
    oscillator.frequency.value = frequency;
    oscillator.connect(volume).connect(context.destination);
    oscillator.start(from);
    oscillator.stop(from + TONE_SECONDS);
  });
}
