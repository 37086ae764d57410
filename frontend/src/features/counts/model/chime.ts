const TONES = { good: [880], again: [440, 440], unknown: [220, 180] } as const;
const SECONDS = 0.09;

export type Tone = keyof typeof TONES;

let audio: AudioContext | undefined;

/** A short sound, so that nobody needs to look up between two scans; silent where the browser has none. */
export function chime(tone: Tone): void {
  if (!("AudioContext" in window)) return;
  audio ??= new AudioContext();
  const start = audio.currentTime;
  for (const [place, pitch] of TONES[tone].entries()) {
    const sound = audio.createOscillator();
    const volume = audio.createGain();
    volume.gain.value = 0.15;
    sound.frequency.value = pitch;
    sound.connect(volume).connect(audio.destination);
    sound.start(start + place * SECONDS * 1.5);
    sound.stop(start + place * SECONDS * 1.5 + SECONDS);
  }
}
