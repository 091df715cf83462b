import { referenceOps } from '../../../src-engine/ops/reference-ops.ts'
import { testOps } from './ops-suite.ts'

// Both sum in the same order, so that only the last division or exponential may differ.
testOps('reference', referenceOps, 1e-14)
