import { describe, expect, it } from 'vitest'
import { methodGroups } from '../../../src-engine/method-groups.ts'
import { lab as labIn, temporaryFolder } from './cli.ts'

const lab = (...args: string[]) => labIn(temporaryFolder(), ...args)

describe('lab methods', () => {
  it('lists every method with its options and their defaults', async () => {
    const { code, stdout } = await lab('methods')
    expect(code).toBe(0)
    for (const { path, methods } of methodGroups) {
      expect(stdout).toContain(`(${path})`)
      for (const { id, label } of methods) expect(stdout).toMatch(new RegExp(`^  ${id} .*${label}$`, 'm'))
    }
    expect(stdout).toContain('beta1=0.9 beta2=0.999 epsilon=1e-8')
  })

  it('tells all of one', async () => {
    const { stdout } = await lab('methods', 'adam')
    expect(stdout).toContain('Adam (adam), one of optimizers: training.optimizer')
    expect(stdout).toContain('D. Kingma, J. Ba')
    expect(stdout).not.toContain('AdamW')
  })

  it('tells how to set each, in fields that there are', async () => {
    const { stdout } = await lab('methods', 'dropout')
    expect(stdout).toContain('lab run PRESET --set arms.NAME.dropout.keep=0.5')
    for (const { path, methods } of methodGroups.slice(0, -1)) {
      const [{ id }] = methods
      expect((await lab('methods', id)).stdout).toContain(`--set ${path}=${id}`)
    }
  })

  it.each([
    ['Adam', 'Adam (adam)'],
    ['early stopping', 'Early stopping (earlyStopping)'],
    ['LeakyReLU', 'Leaky ReLU (leaky-relu)']
  ])('knows what is meant by %s', async (name, shown) => {
    expect((await lab('methods', name)).stdout).toContain(shown)
  })

  it('gives programs the same as JSON', async () => {
    const { stdout } = await lab('methods', '--json')
    const groups = JSON.parse(stdout) as { path: string; methods: { id: string; options: object[] }[] }[]
    expect(groups.map(({ path }) => path)).toEqual(methodGroups.map(({ path }) => path))
    const dropout = groups.at(-1)?.methods.find(({ id }) => id === 'dropout')
    expect(dropout?.options).toContainEqual(expect.objectContaining({ name: 'scheme', default: 'inverted' }))
  })

  it('says what there is when asked for what there is not', async () => {
    const { code, stderr } = await lab('methods', 'magic')
    expect(code).toBe(2)
    expect(stderr).toContain('no method "magic": expected one of relu, leaky-relu')
  })
})
