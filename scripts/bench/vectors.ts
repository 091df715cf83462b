import { runVectorTrial } from '../../src-main/hosts/cli/vector-trial.ts'
import { turnOnWideVectors } from '../../src-main/vectors/switch.ts'

/** How many bits V8 gives the kernels' vectors. */
export type Vectors = 128 | 256

let here: Vectors = 128

/** What the lab trains with on this machine, once useVectorsOfTheLab has found it out. */
export const vectorsHere = () => here

/** Measures with the vectors that the lab has here from its second start on: see src-main/vectors. */
export async function useVectorsOfTheLab(): Promise<void> {
  if (process.arch !== 'x64' || !(await runVectorTrial())) return
  turnOnWideVectors()
  here = 256
}
