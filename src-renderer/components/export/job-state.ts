import type { Saved } from '../../lab-client/save-file.ts'

/** How an export stands. */
export type JobState =
  | {
      readonly kind: 'working'
      /** What is being made: "runs.csv". */
      readonly what: string
      /** 0..1; null where nobody can say. */
      readonly fraction: number | null
    }
  | { readonly kind: 'done'; readonly saved: Saved }
  | { readonly kind: 'failed'; readonly problem: string }

/** How an export stands, in words. */
export function stateText(state: JobState): string {
  switch (state.kind) {
    case 'working': {
      const share = state.fraction === null ? '' : `, ${Math.floor(state.fraction * 100)} %`
      return `Writing ${state.what}${share}`
    }
    case 'done':
      return savedText(state.saved)
    case 'failed':
      return state.problem
  }
}

function savedText(saved: Saved): string {
  switch (saved.kind) {
    case 'saved':
      return `Saved to ${saved.path}`
    case 'downloaded':
      return `Downloaded ${saved.name}`
    case 'copied':
      return 'Copied to the clipboard'
  }
}
