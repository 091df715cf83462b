import { BadInput } from '../../../../src-engine/bad-input.ts'
import { isTooDeep, TOO_DEEP } from '../../../../src-engine/spec/nesting.ts'
import { isObject, sameJson, type Draft } from './json.ts'

/**
 * A draft from the text of a spec file. What is wrong inside is for the form to show at its field; what the form could
 * not even show is refused. Throws BadInput.
 */
export function draftFromText(text: string): Draft {
  const value = parse(text)
  if (isTooDeep(value)) throw new BadInput(`The spec: ${TOO_DEEP}.`)
  if (!isObject(value)) {
    throw new BadInput(`Expected a JSON object with the fields of a spec; ${kindOf(value)} came.`)
  }
  const { arms } = value
  if (!Array.isArray(arms) || arms.length === 0 || !arms.every(isObject)) {
    throw new BadInput(
      `arms: expected a list of arms such as [{"name": "baseline"}]; ${arms === undefined ? 'nothing' : kindOf(arms)} came.`
    )
  }
  return value
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown
  } catch (error) {
    throw new BadInput(`This is no JSON: ${(error as Error).message}.`)
  }
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  return value === null ? 'null' : `a ${typeof value}`
}

/** A draft and what it began as, which tells whether anybody has worked on it. */
export interface Work {
  readonly origin: Draft
  readonly draft: Draft
}

export const isEdited = ({ origin, draft }: Work) => !sameJson(origin, draft)

const KEY = 'ablation-lab.new-experiment'

/** Keeps the work over reloads as this page's own, and over restarts as what was worked on last, on whichever page. */
export function keepWork(work: Work): void {
  const text = JSON.stringify(work)
  sessionStorage.setItem(KEY, text)
  localStorage.setItem(KEY, text)
}

/** This page's work, else what was worked on last; null where there is none, or none that can be read. */
export function keptWork(): Work | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY) ?? 'null') as unknown
    if (!isObject(kept)) return null
    return {
      origin: draftFromText(JSON.stringify(kept.origin)),
      draft: draftFromText(JSON.stringify(kept.draft))
    }
  } catch {
    return null
  }
}

/** Forgets this page's work. What another page has kept since stays. */
export function forgetWork(work: Work): void {
  sessionStorage.removeItem(KEY)
  if (localStorage.getItem(KEY) === JSON.stringify(work)) localStorage.removeItem(KEY)
}
