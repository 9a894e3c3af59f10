import { signal } from "@preact/signals";

const KEY = "mereau:sound";

/** Whether a payment that comes in is heard. */
export const isHeard = signal(localStorage.getItem(KEY) !== "off");

export function toggleSound(): void {
  isHeard.value = !isHeard.value;
  localStorage.setItem(KEY, isHeard.value ? "on" : "off");
}

/** A fourth upwards, each tone a seventh of a second. */
const TONES_HZ = [880, 1174.66];
const TONE_S = 0.14;

let speaker: AudioContext | undefined;

/** Tells hands and ears that a payment has come in. */
export function chime(): void {
  navigator.vibrate?.([60, 40, 60]);
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
