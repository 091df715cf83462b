import { useShortcuts } from '../../keyboard/shortcuts.ts'
import { useDrawing } from '../../stores/drawing.ts'
import type { useTrial } from './use-trial.ts'

/** The keys of Try it, for as long as the component or scope lives. */
export function useTrialKeys({
  isDrawable,
  showRandomRow,
  toggleAverage
}: ReturnType<typeof useTrial>): void {
  const drawing = useDrawing()
  const move = (right: number, down: number) => () => {
    if (drawing.isEmpty || !isDrawable.value) return false
    drawing.move(right, down)
    return true
  }
  const key = (keys: string, label: string, run: () => unknown) => ({ keys, label, group: 'Try it', run })
  useShortcuts([
    key('Left', 'Move the picture by a pixel', move(-1, 0)),
    key('Right', 'Move the picture by a pixel', move(1, 0)),
    key('Up', 'Move the picture by a pixel', move(0, -1)),
    key('Down', 'Move the picture by a pixel', move(0, 1)),
    key('Mod+Z', 'Undo what was drawn, cleared or shown', () => {
      if (!drawing.canUndo) return false
      drawing.undo()
      return true
    }),
    key('Backspace', 'Clear', () => {
      if (drawing.isEmpty) return false
      drawing.clear()
      return true
    }),
    key('T', 'A test row', showRandomRow),
    key('A', 'Average of all seeds', toggleAverage)
  ])
}
