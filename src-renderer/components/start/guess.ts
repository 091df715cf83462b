import { signed } from '../../../src-engine/words/numbers.ts'

/* A guess at the difference in test accuracy, in percentage points, and the line that it is placed on. */

export const LARGEST_GUESS = 2.2
const STEP = 0.1
const LARGE_STEP = 0.5

/** What the line shows, in percentage points either side of 0. */
const SHOWN = 2.25

export interface Line {
  /** In pixels. */
  readonly width: number
}

/** Where a difference lies on the line, in pixels from its left end. */
export const xOf = ({ width }: Line, difference: number) => ((difference + SHOWN) / (2 * SHOWN)) * width

/** The guess at a place on the line, to the nearest step. */
export const guessAt = ({ width }: Line, x: number) => settled((x / width) * 2 * SHOWN - SHOWN)

/** The guess that a key leads to; null of keys that move nothing. */
export function guessAfter(key: string, guess: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return settled(guess - STEP)
    case 'ArrowRight':
    case 'ArrowUp':
      return settled(guess + STEP)
    case 'PageDown':
      return settled(guess - LARGE_STEP)
    case 'PageUp':
      return settled(guess + LARGE_STEP)
    case 'Home':
      return -LARGEST_GUESS
    case 'End':
      return LARGEST_GUESS
    default:
      return null
  }
}

/** On the line's steps and within its ends; never −0. */
function settled(guess: number): number {
  const steps = Math.round(Math.min(Math.max(guess, -LARGEST_GUESS), LARGEST_GUESS) / STEP)
  return steps === 0 ? 0 : steps / Math.round(1 / STEP)
}

/** "+0.5", "−0.2", "0". */
export const guessText = (guess: number) => (guess === 0 ? '0' : signed(guess, 1))

/** As it is kept with the experiment, to be read beside the result. */
export const guessNote = (guess: number) => `Guessed before it ran: ${guessText(guess)} pp of test accuracy.`
