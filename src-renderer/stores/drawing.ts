import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { NOTHING, UNMOVED, type Shown, type ShownRow } from '../components/try/model/shown.ts'
import type { Point } from '../components/try/model/strokes.ts'

const MOST_UNDO = 100
/** Beyond it the whole picture is moved out. */
const FARTHEST = 27

/** What is put before the models. It outlives the screen, and every stroke, clearing and test row can be undone. */
export const useDrawing = defineStore('drawing', () => {
  const shown = shallowRef<Shown>(NOTHING)
  const before = shallowRef<readonly Shown[]>([])
  const canUndo = computed(() => before.value.length > 0)
  const isEmpty = computed(() => shown.value.row === null && shown.value.strokes.length === 0)
  /** Whether the last stroke is still being drawn: not once it was undone or cleared under the pen. */
  let isOpenStroke = false

  function change(next: Shown): void {
    isOpenStroke = false
    before.value = [...before.value, shown.value].slice(-MOST_UNDO)
    shown.value = next
  }

  /** @param points where the pen touched, and went since */
  function beginStroke(width: number, point: Point): void {
    change({ ...shown.value, strokes: [...shown.value.strokes, { width, points: [point] }] })
    isOpenStroke = true
  }

  function extendStroke(points: readonly Point[]): void {
    const { strokes } = shown.value
    const last = strokes.at(-1)
    if (!last || !isOpenStroke) return
    const longer = { ...last, points: [...last.points, ...points] }
    shown.value = { ...shown.value, strokes: [...strokes.slice(0, -1), longer] }
  }

  function showRow(row: ShownRow): void {
    change({ row, strokes: [], shift: UNMOVED })
  }

  function clear(): void {
    if (!isEmpty.value) change(NOTHING)
  }

  function undo(): void {
    isOpenStroke = false
    shown.value = before.value.at(-1) ?? NOTHING
    before.value = before.value.slice(0, -1)
  }

  function move(right: number, down: number): void {
    const { shift } = shown.value
    const within = (value: number) => Math.min(FARTHEST, Math.max(-FARTHEST, value))
    shown.value = {
      ...shown.value,
      shift: { right: within(shift.right + right), down: within(shift.down + down) }
    }
  }

  /** Other models were tested on other rows: those of before would be taken for theirs. Strokes alone stay. */
  function keepTo(testRowsSha256: string): void {
    const isForeign = ({ row }: Shown) => row !== null && row.testRowsSha256 !== testRowsSha256
    if (![...before.value, shown.value].some(isForeign)) return
    isOpenStroke = false
    shown.value = NOTHING
    before.value = []
  }

  return {
    shown,
    canUndo,
    isEmpty,
    beginStroke,
    extendStroke,
    showRow,
    clear,
    undo,
    move,
    keepTo
  }
})
