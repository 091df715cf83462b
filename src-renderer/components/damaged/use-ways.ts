import { ref } from 'vue'
import type { Reading } from '../../../src-main/contract/safety.ts'
import { lab } from '../../lab-client/lab-client.ts'
import { problemText } from '../../lab-client/problem-text.ts'
import { useSafety } from '../../stores/safety.ts'
import { repeatableRuns, type Way } from './ways-on.ts'

/** Takes ways on. What comes of it arrives as news of the lab's file, upon which the page begins anew. */
export function useWays() {
  const safety = useSafety()
  /** The way that is being taken. */
  const taking = ref<string | null>(null)
  const problem = ref<string | null>(null)

  async function take({ id, action, blocked }: Way): Promise<void> {
    if (taking.value !== null) return
    problem.value = blocked && `${blocked}.`
    if (blocked !== null) return
    taking.value = id
    try {
      switch (action.type) {
        case 'repair':
          safety.noteDone(repaired(safety.trouble?.reading, await lab().safety.repair()))
          break
        case 'restore':
          safety.noteDone(restored(action.date, await lab().safety.restoreCopy({ date: action.date })))
          break
        case 'look-around':
          await lab().safety.lookAround({ isOpen: true })
          break
        case 'try-again':
          await lab().safety.tryAgain()
          break
      }
    } catch (error) {
      problem.value = problemText(error)
    } finally {
      taking.value = null
    }
  }

  return { taking, problem, take }
}

function repaired(reading: Reading | null | undefined, aside: string): string {
  const done = `The lab goes on with what could be read. The damaged file is kept as ${aside}.`
  const isAgain = reading?.state === 'done' && repeatableRuns(reading.readable) > 0
  return isAgain ? `${done} Runs that lost epochs are marked as interrupted: resume trains them again.` : done
}

const restored = (date: string, aside: string) =>
  `The lab goes on with the copy of ${date}. The damaged file is kept as ${aside}.`
