import { createReferenceEngine } from '../../../src-engine/engines/reference-engine.ts'
import { testEngine } from './engine-suite.ts'

testEngine('reference', createReferenceEngine, { loss: 1e-14, gradient: 1e-12, tenSteps: 1e-12 })
