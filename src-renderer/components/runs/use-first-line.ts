import { useElementSize } from '@vueuse/core'
import { shallowRef, watch, type Ref } from 'vue'

/**
 * How many of a wrapping row's children stand in its first line. What has wrapped still takes part in the layout, so that
 * hiding it (with `visibility`) changes nothing that is measured.
 *
 * @param row wraps its children, and has the height of one line
 * @param children changes whenever the children do
 */
export function useFirstLine(row: Readonly<Ref<HTMLElement | null>>, children: () => unknown) {
  const count = shallowRef(Infinity)
  const { width } = useElementSize(row)
  watch(
    [row, width, children],
    () => {
      const all = [...(row.value?.children ?? [])].filter((child) => child instanceof HTMLElement)
      const wrapped = all.findIndex(({ offsetTop }) => offsetTop > all[0].offsetTop)
      count.value = wrapped === -1 ? all.length : wrapped
    },
    { immediate: true, flush: 'post' }
  )
  return count
}
