import type { ScanTone } from './scan-words.ts';

const SOUNDS: Readonly<Record<ScanTone, readonly number[]>> = {
  good: [880],
  warn: [520, 520],
  bad: [220, 180, 140],
};
const VIBRATIONS: Readonly<Record<ScanTone, readonly number[]>> = {
  good: [60],
  warn: [60, 80, 60],
  bad: [250],
};
const TONE_SECONDS = 0.12;

let audio: AudioContext | undefined;

/** Sounds and vibrates differently for each kind of answer, where the device can. */
export function signalAnswer(tone: ScanTone): void {
  if ('vibrate' in navigator) navigator.vibrate([...VIBRATIONS[tone]]);
  audio ??= new AudioContext();
  const context = audio;
  SOUNDS[tone].forEach((frequency, index) => {
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
