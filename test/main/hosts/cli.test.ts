import { execFileSync } from 'node:child_process'
import { parse } from 'csv-parse/sync'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Store } from '../../../src-main/store/store.ts'
import { addRun } from '../store/add-run.ts'
import { lab, startLab, temporaryFolder } from './cli.ts'

/** The tutorial, small enough for a test. */
const QUICK = ['--set', 'dataset.samples=300', '--set', 'network.hidden=[16,8]', '--set', 'training.epochs=3']
/** A run that nobody waits for to end. */
const LONG = [
  '--set',
  'training.epochs=100000',
  '--set',
  'network.hidden=[16,8]',
  '--set',
  'dataset.samples=300'
]

interface ReportJson {
  experiment: string
  runs: { run_id: string; arm: string; status: string; epochs_done: number; final: Record<string, number> }[]
  comparison: { arm: string; n: number; metrics: Record<string, { mean: number; sd: number | null }> }[]
  database: string
  csv: { dir: string }
}

describe('lab run', () => {
  it('trains, compares and exports; list, show, compare, export, rerun and delete work on what it stored', async () => {
    const data = temporaryFolder()
    const csv = join(data, 'my csv')
    const run = await lab(data, 'run', 'tutorial', ...QUICK, '--csv', csv)
    expect(run.code).toBe(0)
    expect(run.stdout).toContain('regularized − baseline')
    expect(run.stdout).toContain(csv)
    expect(run.stdout).toContain(join(data, 'lab.db'))
    expect(run.stderr).toMatch(/r1 regularized seed 0: epoch 3\/3, loss \d\.\d{4}, test accuracy \d+\.\d\d %/)
    expect(readdirSync(csv).sort()).toEqual([
      'comparison.csv',
      'metadata.json',
      'metrics_long.csv',
      'metrics_wide.csv',
      'runs.csv'
    ])

    const compare = JSON.parse((await lab(data, 'compare', 'e1', '--json')).stdout) as ReportJson
    const wide = parse<Record<string, string>>(readFileSync(join(csv, 'metrics_wide.csv')), { columns: true })
    expect(wide).toHaveLength(6)
    for (const { run_id, final } of compare.runs) {
      const last = wide.findLast((row) => row.run_id === run_id)
      expect(Number(last?.test_loss)).toBe(final.test_loss)
    }

    expect((await lab(data, 'list')).stdout).toMatch(/e1 +tutorial +2 arms x 1 seed +2 done/)
    expect((await lab(data, 'show', 'r2')).stdout).toMatch(/arm +baseline/)
    expect((await lab(data, 'export', 'r1', '--csv', join(data, 'one'), '--preset', 'excel')).code).toBe(0)
    const rerun = await lab(data, 'rerun', 'r2', '--verify', '--json')
    expect(JSON.parse(rerun.stdout)).toMatchObject({ run_id: 'r2', same: true })
    expect((await lab(data, 'delete', 'e1')).stdout).toContain('e1 is deleted.')
    expect((await lab(data, 'show', 'e1')).code).toBe(2)
    expect(await lab(data, 'restore', 'e1')).toMatchObject({ code: 0, stdout: 'e1 is back.\n' })
    expect((await lab(data, 'show', 'e1')).code).toBe(0)
  })

  it('prints one JSON document and nothing else with --json, with means over the seeds', async () => {
    const data = temporaryFolder()
    const run = await lab(data, 'run', 'tutorial-corrected', ...QUICK, '--seeds', '3,5', '--json')
    expect(run.code).toBe(0)
    const report = JSON.parse(run.stdout) as ReportJson
    expect(report.runs.map(({ status, epochs_done }) => `${status} ${epochs_done}`)).toEqual(
      Array(4).fill('done 3')
    )
    expect(existsSync(report.database)).toBe(true)
    expect(existsSync(join(report.csv.dir, 'runs.csv'))).toBe(true)
    for (const { arm, n, metrics } of report.comparison) {
      const finals = report.runs.filter((r) => r.arm === arm).map((r) => r.final.test_accuracy)
      expect(n).toBe(2)
      expect(metrics.test_accuracy.mean).toBe((finals[0] + finals[1]) / 2)
      expect(metrics.test_accuracy.sd).toBeCloseTo(Math.abs(finals[0] - finals[1]) / Math.SQRT2, 14)
    }
  })

  it('tells what came of the training where the files cannot be written', async () => {
    const data = temporaryFolder()
    writeFileSync(join(data, 'exports'), 'in the way')
    const { code, stdout, stderr } = await lab(data, 'run', 'tutorial', ...QUICK)
    expect(code).toBe(2)
    expect(stderr).toContain('export: expected a folder')
    expect(stdout).toContain('regularized − baseline')
    expect(stdout).not.toContain('CSV files')
  })

  it('stops cleanly at Ctrl-C: exit code 130, runs cancelled, finished epochs kept', async () => {
    const data = temporaryFolder()
    const run = startLab(data, 'run', 'tutorial', ...LONG)
    await run.stderrHas('epoch 3/')
    run.kill('SIGINT')
    const { code, stderr } = await run.outcome
    expect(code).toBe(130)
    expect(stderr).toMatch(/Stopped\. \d+ finished epochs of e1 are kept/)
    expect(stderr).toContain('Go on with: lab resume e1\n')
    const shown = JSON.parse((await lab(data, 'show', 'e1', '--json')).stdout) as ReportJson
    expect(shown.runs.map(({ status }) => status)).toEqual(['cancelled', 'cancelled'])
    expect(shown.runs[0].epochs_done).toBeGreaterThanOrEqual(3)
    expect(shown.runs[1].epochs_done).toBe(0)
  })

  it('is stopped by "lab cancel" from another process', async () => {
    const data = temporaryFolder()
    const run = startLab(data, 'run', 'tutorial', ...LONG)
    await run.stderrHas('epoch 2/')
    expect((await lab(data, 'cancel', 'e1')).code).toBe(0)
    const { code, stdout } = await run.outcome
    expect(code).toBe(1)
    expect(stdout).toMatch(/Not compared: r1 \(regularized, seed 0\) is cancelled; \d+ of 100000 epochs kept/)
  })

  it('is not said to be deleted some time where its process does not answer: only to be asked to stop', async () => {
    const data = temporaryFolder()
    const store = new Store(join(data, 'lab.db'))
    onTestFinished(() => {
      store.close()
    })
    // Of this process, which hears of no request.
    const { experimentId } = addRun(store)
    const { code, stdout, stderr } = await lab(data, 'delete', experimentId)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/e1 has not answered yet\. It is asked to stop.* nothing is changed: try again/)
    expect(store.experiments.get(experimentId)).not.toBeNull()
  })

  it('falls back to the reference engine where the fast one cannot run, and stores the runs as such', async () => {
    const data = temporaryFolder()
    const run = await startLab(data, 'run', 'tutorial-corrected', ...QUICK, '--seeds', '0', '--json', {
      ABLATION_LAB_ENGINE: 'reference'
    }).outcome
    const { runs } = JSON.parse(run.stdout) as { runs: { engine: string }[] }
    expect(runs.map(({ engine }) => engine)).toEqual(['reference', 'reference'])
  })

  it('says that digits will differ when the fast engine trains a numpy-legacy experiment', async () => {
    const run = await lab(temporaryFolder(), 'run', 'tutorial', ...QUICK, '--engine', 'fast', '--json')
    expect(run.code).toBe(0)
    expect(run.stderr).toContain('gives other digits than NumPy')
    const { runs } = JSON.parse(run.stdout) as { runs: { engine: string }[] }
    expect(runs.map(({ engine }) => engine)).toEqual(['fast', 'fast'])
  })

  it('ends with exit code 1 when a run diverges, and keeps it', async () => {
    const data = temporaryFolder()
    const run = await lab(data, 'run', 'tutorial', ...QUICK, '--set', 'training.learningRate=1e200', '--json')
    expect(run.code).toBe(1)
    const { runs } = JSON.parse(run.stdout) as ReportJson
    expect(runs.map(({ status, epochs_done }) => `${status} ${epochs_done}`)).toEqual(
      Array(2).fill('diverged 1')
    )
  })

  it('runs a spec file, relative to where the command was typed', async () => {
    const data = temporaryFolder()
    const file = join(data, 'spec.json')
    const spec = {
      specVersion: 1,
      name: 'own',
      dataset: { samples: 200 },
      network: { hidden: [4] },
      training: { epochs: 1 },
      arms: [{ name: 'baseline' }, { name: 'strong L2', regularization: { l2: { lambda: 0.1 } } }],
      seeds: [1]
    }
    writeFileSync(file, JSON.stringify(spec))
    const run = await lab(data, 'run', file, '--set', 'arms.strong L2.l2.lambda=0.2', '--json')
    expect(run.code).toBe(0)
    const report = JSON.parse(run.stdout) as ReportJson & { spec: { arms: unknown[] } }
    expect(report.spec.arms[1]).toEqual({ name: 'strong L2', regularization: { l2: { lambda: 0.2 } } })
  })

  it('has nothing to compare where there is one arm, whose question the terminal only shows', async () => {
    const data = temporaryFolder()
    const spec = {
      specVersion: 1,
      name: 'alone',
      question: 'Is it \u001b[31mred?',
      arms: [{ name: 'baseline' }]
    }
    writeFileSync(join(data, 'spec.json'), JSON.stringify(spec))
    const { code, stdout } = await lab(data, 'run', join(data, 'spec.json'), ...QUICK, '--seeds', '0')
    expect(code).toBe(0)
    expect(stdout).toContain('Is it \\u001b[31mred?')
    expect(stdout).toContain('One arm: there is no other to compare it with.')
    expect((await lab(data, 'list')).stdout).toMatch(/alone +1 arm x 1 seed/)
  })
})

describe('lab', () => {
  it('tells its version', async () => {
    expect((await lab(temporaryFolder(), '--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  // Windows has no sh to ask.
  it.skipIf(process.platform === 'win32')(
    'names the data folder in what is to be typed next, where it was an option, as a shell takes it',
    async () => {
      const data = join(temporaryFolder(), "my lab's $HOME")
      const options = ['--data-dir', data]
      const run = await lab('', 'run', 'tutorial-corrected', ...QUICK, '--seeds', '1', ...options)
      expect(run.code).toBe(0)
      const { stdout } = await lab('', 'delete', 'e1', ...options)
      const command = /For a week "(.+)" brings it back/.exec(stdout)?.[1] ?? ''
      const words = execFileSync('sh', ['-c', `printf '%s\\n' ${command}`], { encoding: 'utf8' })
      expect(words).toBe(`lab\nrestore\ne1\n--data-dir\n${data}\n`)
    }
  )
})

describe('bad input ends with exit code 2, one message, no stack trace, and nothing stored:', () => {
  const folder = () => {
    const dir = temporaryFolder()
    writeFileSync(join(dir, 'broken.json'), '{"specVersion": 1,')
    writeFileSync(join(dir, 'list.json'), '[]')
    return dir
  }
  it.each([
    [['frobnicate'], "unknown command 'frobnicate'"],
    [['run'], "missing required argument 'preset|spec.json'"],
    [['run', 'tutorial', '--frob'], "unknown option '--frob'"],
    [['run', 'tutorail'], 'no preset "tutorail": expected one of exercise-4, '],
    [['run', 'nowhere.json'], 'nowhere.json cannot be read (no such file)'],
    [['run', 'BROKEN'], 'broken.json is no JSON'],
    [['run', 'LIST'], 'expected a JSON object with the fields of a spec'],
    [['run', 'FOLDER'], 'cannot be read (a folder)'],
    [['run', 'tutorial', '--seeds', '-1'], '--seeds: expected whole numbers 0 .. 4294967295'],
    [['run', 'tutorial', '--seeds', '1,1'], 'seeds: seed 1 comes twice'],
    [['run', 'tutorial', '--workers', '0'], '--workers: expected a whole number 1 .. 256; "0" came'],
    [['run', 'tutorial', '--engine', 'warp'], 'engine: expected "fast" or "reference"; "warp" came'],
    [
      ['run', 'tutorial', '--set', 'training.epochs=0'],
      'training.epochs: expected a whole number 1 .. 100000; 0 came'
    ],
    [['run', 'tutorial', '--set', 'training.epoch=3'], '"epoch" is unknown there'],
    [['run', 'tutorial', '--set', 'dataset.id=nothere'], 'nothere'],
    [['run', 'tutorial', '--set', 'dataset.samples=20000'], 'dataset.samples: expected at most 10000'],
    [['run', 'tutorial', '--set', 'split=given'], 'has no test rows of its own'],
    [['run', 'tutorial', '--csv', 'BROKEN'], 'broken.json'],
    [['run', 'tutorial', '--csv', ''], '--csv: expected the path of a folder; an empty text came'],
    [['list', '--data-dir', ''], '--data-dir: expected the path of a folder; an empty text came'],
    [['data-folder', ''], 'data-folder: expected the path of a folder; an empty text came'],
    [['export', 'e1', '--csv', ''], '--csv: expected the path of a folder; an empty text came'],
    [['show', 'e99'], 'no experiment e99'],
    [['show', 'r99'], 'no run r99'],
    [['show', '12'], 'id: expected an experiment such as e3 or a run such as r7; "12" came'],
    [['compare', 'x'], '"x" came'],
    [['export', 'e1'], "required option '--csv <dir>' not specified"],
    [['cancel', 'e99'], 'no experiment e99'],
    [['delete', 'r99'], 'no run r99'],
    [['rerun', 'r1'], "required option '--verify' not specified"],
    [['exercise', '5'], 'exercise: expected 1, 2, 3 or 4; "5" came'],
    [['exercise', '1', '--seeds', '3'], 'exercise 1 draws nothing: expected no --seeds'],
    [['exercise', '2', '--seeds', '0..9'], 'exercise 2: expected one seed, such as --seeds 7; 10 came'],
    [['exercise', '3', '--engine', 'fast'], 'exercise 3 trains nothing: expected no --engine'],
    [['dataset', 'add', 'x1'], 'dataset add: expected --images F --labels F'],
    [['dataset', 'add', 'x1', '--images', 'nowhere', '--labels', 'nowhere'], 'nowhere'],
    [['dataset', 'add', 'x1', '--csv', 'BROKEN'], 'broken.json'],
    [['dataset', 'remove', 'mnist-10k'], 'mnist-10k']
  ])('lab %j', async (args, message) => {
    const data = folder()
    const paths: Record<string, string> = {
      BROKEN: join(data, 'broken.json'),
      LIST: join(data, 'list.json'),
      FOLDER: data
    }
    const { code, stdout, stderr } = await lab(data, ...args.map((arg) => paths[arg] ?? arg))
    expect(stderr).toContain(message)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(stdout).toBe('')
    expect(code).toBe(2)
    expect(JSON.parse((await lab(data, 'list', '--json')).stdout)).toEqual([])
  })

  it('a spec with control characters, which the terminal does not get to obey', async () => {
    const data = temporaryFolder()
    writeFileSync(join(data, 'spec.json'), '\u001b[31m\u0007 red')
    const { code, stderr } = await lab(data, 'run', join(data, 'spec.json'))
    expect(stderr).toContain('\\u001b[31m\\u0007 red')
    expect(stderr.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
    expect(code).toBe(2)
  })

  it('a database that is none', async () => {
    const data = temporaryFolder()
    writeFileSync(
      join(data, 'lab.db'),
      'not a database, but long enough to be read as the header of one. '.repeat(20)
    )
    const { code, stderr } = await lab(data, 'list')
    expect(stderr).toContain('is damaged or no database')
    expect(code).toBe(2)
  })
})

describe('lab exercise', () => {
  it('1 prints the penalty and both gradients', async () => {
    const { code, stdout } = await lab(temporaryFolder(), 'exercise', '1')
    expect(code).toBe(0)
    expect(stdout).toContain('penalty, lambda * sum of W^2:\n  0.51\n')
    expect(stdout).toContain('  0.02  0.04\n  0.06  0.08')
    expect(stdout).toContain('  0.01  0.03\n  0.05  0.07')
  })

  it('2 prints two masks in training and the matrix itself when not training', async () => {
    const { stdout } = await lab(temporaryFolder(), 'exercise', '2', '--seeds', '3', '--json')
    const { first, second, notTraining } = Object.fromEntries(
      Object.entries(JSON.parse(stdout) as Record<string, unknown>).map(([title, value]) => [
        title.includes('first')
          ? 'first'
          : title.includes('second')
            ? 'second'
            : title === 'not training'
              ? 'notTraining'
              : title,
        value
      ])
    )
    const golden = JSON.parse(
      readFileSync(new URL('../../fixtures/golden/toolkit.json', import.meta.url), 'utf8')
    ) as { dropout: { first: unknown; second: unknown; inference: unknown } }
    expect({ first, second, notTraining }).toEqual({
      first: golden.dropout.first,
      second: golden.dropout.second,
      notTraining: golden.dropout.inference
    })
  })

  it("3 prints NumPy's losses and updated weights", async () => {
    const { stdout } = await lab(temporaryFolder(), 'exercise', '3', '--json')
    const printed = JSON.parse(stdout) as Record<string, number>
    const golden = JSON.parse(
      readFileSync(new URL('../../fixtures/golden/toolkit.json', import.meta.url), 'utf8')
    ) as { exercise_3: { data_loss: number; total_loss: number } }
    expect(printed['data loss']).toBeCloseTo(golden.exercise_3.data_loss, 14)
    expect(printed['total loss']).toBeCloseTo(golden.exercise_3.total_loss, 14)
  })
})

describe('lab check-gradients', () => {
  it("passes tutorial-corrected with exit code 0 and fails the tutorial's dropout with 1", async () => {
    const data = temporaryFolder()
    const small = [
      '--set',
      'network.hidden=[16,8]',
      '--set',
      'network.initializer.std=0.1',
      '--set',
      'dataset.samples=200'
    ]
    expect((await lab(data, 'check-gradients', 'tutorial-corrected', ...small)).code).toBe(0)
    const tutorial = await lab(data, 'check-gradients', 'tutorial', ...small)
    expect(tutorial.code).toBe(1)
    expect(tutorial.stdout).toContain('regularized: the gradient is not the gradient of its loss')
    expect(tutorial.stdout).toContain('baseline: the gradient agrees with its loss')
  })
})
