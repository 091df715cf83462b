import { nextTick, ref } from 'vue'
import { useRouter } from 'vue-router'
import { lab } from '../../lab-client/lab-client.ts'
import { problemText } from '../../lab-client/problem-text.ts'
import type { useSpecForm } from './use-spec-form.ts'

/** Launches the draft and shows the experiment; while something is wrong, goes to it instead. */
export function useLaunch(form: ReturnType<typeof useSpecForm>) {
  const router = useRouter()
  const isLaunching = ref(false)
  const problem = ref<string | null>(null)

  async function launch(): Promise<void> {
    await nextTick()
    if (form.goToFirstFault() || isLaunching.value) return
    isLaunching.value = true
    problem.value = null
    try {
      const { experimentId } = await lab().experiments.launch({ spec: form.expanded.value.draft })
      form.forget()
      await router.push({ name: 'compare', query: { ids: experimentId } })
    } catch (error) {
      problem.value = problemText(error)
    } finally {
      isLaunching.value = false
    }
  }

  return { isLaunching, problem, launch }
}
