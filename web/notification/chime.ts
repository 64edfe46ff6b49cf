/** Two soft tones, made here: no file, no network. A browser that has not been touched yet stays silent, and that is fine. */

const tones = [659, 880]
const lengthS = 0.16
const gapMs = 1500
let last = 0

export function chime(): void {
  const now = Date.now()
  // Ten things at once are one sound, and only one of several tabs makes it.
  if (now - last < gapMs || document.hidden) return
  last = now
  try {
    const audio = new AudioContext()
    for (const [i, frequency] of tones.entries()) {
      const from = audio.currentTime + i * lengthS
      const tone = new OscillatorNode(audio, { frequency, type: 'sine' })
      const loudness = new GainNode(audio, { gain: 0 })
      loudness.gain.setValueAtTime(0, from)
      loudness.gain.linearRampToValueAtTime(0.08, from + 0.02)
      loudness.gain.linearRampToValueAtTime(0, from + lengthS)
      tone.connect(loudness).connect(audio.destination)
      tone.start(from)
      tone.stop(from + lengthS)
    }
    setTimeout(() => void audio.close(), 1000)
  } catch {
    // No sound on this machine: the list and the count say the same.
  }
}
