import { createHash } from 'node:crypto'
import type { ExperimentSpec } from '../../src-engine/spec/experiment-spec.ts'
import { canonicalJson, type RunSpec } from '../../src-engine/spec/run-spec.ts'

/** By what equal specs are known: the SHA-256 of their canonical JSON, in hexadecimal. */
export const specHashOf = (spec: ExperimentSpec | RunSpec): string =>
  createHash('sha256').update(canonicalJson(spec)).digest('hex')
