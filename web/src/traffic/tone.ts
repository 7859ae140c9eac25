// The call of a FLASH: two tones, again and again until it is silenced. Made by the browser, without a file.

/** Between the beginnings of two calls: enough to speak on the telephone in between. */
const AGAIN_MS = 3_000
const TONES_HZ = [880, 660] as const
const TONE_SECONDS = 0.18

/** Begins to call; what it gives back ends it. */
export function call(): () => void {
  const audio = new AudioContext()
  const sound = () => {
    for (const [at, frequency] of TONES_HZ.entries()) {
      const from = audio.currentTime + at * TONE_SECONDS
      const volume = audio.createGain()
      // Rising and falling softly: a tone that is cut off clicks.
      volume.gain.setValueAtTime(0, from)
      volume.gain.linearRampToValueAtTime(0.25, from + 0.02)
      volume.gain.linearRampToValueAtTime(0, from + TONE_SECONDS)
      const tone = audio.createOscillator()
      tone.frequency.value = frequency
      tone.connect(volume).connect(audio.destination)
      tone.start(from)
      tone.stop(from + TONE_SECONDS)
    }
  }
  // A browser keeps a page silent until its reader has touched it once.
  const wake = () => void audio.resume()
  window.addEventListener('pointerdown', wake)
  window.addEventListener('keydown', wake)
  sound()
  const timer = setInterval(sound, AGAIN_MS)
  return () => {
    clearInterval(timer)
    window.removeEventListener('pointerdown', wake)
    window.removeEventListener('keydown', wake)
    void audio.close()
  }
}
