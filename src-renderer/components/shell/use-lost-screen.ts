import { onScopeDispose, ref, type Ref } from 'vue'
import { useRouter } from 'vue-router'

const LOST =
  'This screen cannot be opened: the lab was updated or closed after this page had been loaded. Drafts and results are kept.'

/**
 * Why a screen did not open; null while all do. Screens are files that are fetched when they are first asked for: after an
 * update the page asks for those of the old version, which are no longer there.
 */
export function useLostScreen(): Ref<string | null> {
  const lost = ref<string | null>(null)
  const stop = useRouter().onError(() => {
    lost.value = LOST
  })
  onScopeDispose(stop)
  return lost
}
