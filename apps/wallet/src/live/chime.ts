import { type Signal, signal } from "@preact/signals";

/** Something that is on unless it was turned off on this device. */
function kept(key: string): { isOn: Signal<boolean>; toggle: () => void } {
  const isOn = signal(localStorage.getItem(key) !== "off");
  const toggle = () => {
    isOn.value = !isOn.value;
    localStorage.setItem(key, isOn.value ? "on" : "off");
  };
  return { isOn, toggle };
}

/** Whether a payment is heard. */
export const { isOn: isHeard, toggle: toggleSound } = kept("mereau:sound");

/** Whether a payment is felt. */
export const { isOn: isFelt, toggle: toggleVibration } = kept("mereau:vibration");

export const canVibrate = "vibrate" in navigator;

/** Tells hands of a payment, where they want to be told. */
function buzz(pattern: number[]): void {
  if (canVibrate && isFelt.value) navigator.vibrate(pattern);
}

/** A fourth upwards, each tone a seventh of a second. */
const TONES_HZ = [880, 1174.66];
const TONE_S = 0.14;

let speaker: AudioContext | undefined;

/** Tells hands and ears of a payment. */
export function chime(): void {
  buzz([60, 40, 60]);
  // Before anybody has touched the page, browsers keep it silent
  if (!isHeard.value || !navigator.userActivation?.hasBeenActive) return;
  speaker ??= new AudioContext();
  void speaker.resume();
  const { currentTime, destination } = speaker;
  for (const [index, hertz] of TONES_HZ.entries()) {
    const tone = new OscillatorNode(speaker, { frequency: hertz });
    const volume = new GainNode(speaker, { gain: 0 });
    const from = currentTime + index * TONE_S;
    volume.gain.setValueAtTime(0.25, from);
    volume.gain.exponentialRampToValueAtTime(0.001, from + TONE_S);
    tone.connect(volume).connect(destination);
    tone.start(from);
    tone.stop(from + TONE_S);
  }
}
