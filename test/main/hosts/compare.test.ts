import { expect, it } from 'vitest'
import { lab, temporaryFolder } from './cli.ts'

const QUICK = [
  ...['--set', 'dataset.samples=200', '--set', 'network.hidden=[8]', '--set', 'training.epochs=2'],
  ...['--set', 'claim.difference=0.5', '--set', 'claim.source=somebody', '--seeds', '0..2']
]

it('lab compare draws the differences, and has all the statistics, the models of a seed and JSON on demand', async () => {
  const data = temporaryFolder()
  expect((await lab(data, 'run', 'tutorial-corrected', ...QUICK, '--engine', 'reference')).code).toBe(0)
  const plain = (await lab(data, 'compare', 'e1')).stdout
  expect(plain).toMatch(/^regularized {2}.*│.*◇$/m)
  expect(plain).not.toContain("Cohen's d_z")

  const all = (await lab(data, 'compare', 'e1', '--statistics', '--models', '1')).stdout
  expect(all).toContain('unreliable below 10 seeds')
  expect(all).toMatch(/Paired seeds +3\n/)
  expect(all).toMatch(/^baseline +\d+ +40 +\d+\.\d\d % \[/m)
  expect(all).toContain('(McNemar, exact, p = ')

  const json = (await lab(data, 'compare', 'e1', '--json')).stdout
  const [verdict] = (JSON.parse(json) as { verdicts: Record<string, number & [number, number]>[] }).verdicts
  const [low, high] = verdict.dz_interval
  expect(low).toBeLessThan(verdict.dz)
  expect(high).toBeGreaterThan(verdict.dz)
  const [least, most] = verdict.bootstrap_percentile
  expect(least).toBeLessThanOrEqual(verdict.mean_diff)
  expect(most).toBeGreaterThanOrEqual(verdict.mean_diff)
  expect(verdict.bootstrap_is_reliable).toBe(false)

  const asked = JSON.parse((await lab(data, 'compare', 'e1', '--models', '1', '--json')).stdout) as {
    models: { seed: number; arms: { arm: string; model: { right: number; accuracy: number } }[] }
  }
  const [{ arm, model }] = asked.models.arms
  expect([asked.models.seed, arm, model.right / 40]).toEqual([1, 'regularized', model.accuracy])
  expect(all).toMatch(new RegExp(`^regularized +${model.right} +40 `, 'm'))

  const none = await lab(data, 'compare', 'e1', '--models', '7')
  expect([none.code, none.stderr]).toEqual([
    2,
    '--models: expected a seed that baseline and another arm are done with, of 0, 1, 2; 7 came\n'
  ])
})
