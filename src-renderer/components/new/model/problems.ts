import type { SpecProblem } from '../../../../src-engine/spec/parse-spec.ts'
import { columnsOf } from './arms.ts'
import type { FormRow } from './form-rows.ts'
import type { Draft, Path } from './json.ts'
import { cellAt, type Column } from './spec-form.ts'
import { slotPath } from './slots.ts'

/** A cell by name: what a problem is pinned to and a page looks up. */
export const cellKey = (row: Pick<FormRow, 'key'>, column: Column) => `${row.key}@${column ?? 'all'}`

/** The problems of a draft, each where a person can do something about it. */
export interface PlacedProblems {
  /** By cellKey. */
  readonly cells: ReadonlyMap<string, SpecProblem>
  /** By the arm's index. */
  readonly armNames: ReadonlyMap<number, SpecProblem>
  /** Of the fields above and beside the table. */
  readonly name: SpecProblem | undefined
  readonly question: SpecProblem | undefined
  readonly seeds: SpecProblem | undefined
  /** What has no place in the form: fields that there are not, sections that are no objects. */
  readonly elsewhere: readonly SpecProblem[]
}

/** Puts each problem to the first cell that shows what it is about. */
export function placeProblems(
  draft: Draft,
  rows: readonly FormRow[],
  problems: readonly SpecProblem[]
): PlacedProblems {
  const cells = new Map<string, SpecProblem>()
  const armNames = new Map<number, SpecProblem>()
  const top = new Map<string, SpecProblem>()
  const elsewhere: SpecProblem[] = []
  const places = problems.length > 0 ? placesOf(draft, rows) : []
  for (const problem of problems) {
    const [first, second, third] = problem.path
    const place = findPlace(places, problem.path)
    if (first === 'arms' && typeof second === 'number' && third === 'name') armNames.set(second, problem)
    else if (first === 'name' || first === 'question' || first === 'seeds') top.set(first, problem)
    else if (place === undefined) elsewhere.push(problem)
    else if (!cells.has(place)) cells.set(place, problem)
  }
  const at = (name: string) => top.get(name)
  return { cells, armNames, name: at('name'), question: at('question'), seeds: at('seeds'), elsewhere }
}

interface Place {
  readonly key: string
  readonly path: Path
  readonly slot: Path
}

function placesOf(draft: Draft, rows: readonly FormRow[]): Place[] {
  const columns = columnsOf(draft)
  return rows.flatMap((row) =>
    (row.field.perArm ? columns : [null]).flatMap((column) => {
      const { path, state } = cellAt(draft, row, column)
      const own = path[0] === 'arms' ? column : null
      return state === 'unused' ? [] : [{ key: cellKey(row, column), path, slot: slotPath(row.field, own) }]
    })
  )
}

/** The cell at the problem's path or closest above it; where a whole method is wrong, its first cell. */
function findPlace(places: readonly Place[], path: Path): string | undefined {
  const above = places
    .filter((place) => startsWith(path, place.path))
    .sort((a, b) => b.path.length - a.path.length)
  const within = places.find((place) => startsWith(path, place.slot) && path.length === place.slot.length)
  return (above.at(0) ?? within)?.key
}

const startsWith = (path: Path, start: Path) => start.every((key, i) => path[i] === key)
