/*
 * Builds the fast engine's kernels from AssemblyScript, with plain and with relaxed arithmetic:
 *
 *   node scripts/build-kernels.ts
 */
import { writeFileSync } from 'node:fs'
import { builtKernels } from './built-kernels.ts'

for (const { file, bytes } of builtKernels()) {
  writeFileSync(file, bytes)
  console.log(`${file.pathname.split('/').at(-1)}: ${bytes.length} bytes`)
}
