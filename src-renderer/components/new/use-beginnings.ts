import { ref, shallowRef } from 'vue'
import { BadInput } from '../../../src-engine/bad-input.ts'
import type { Preset } from '../../../src-main/contract/experiments.ts'
import type { ExperimentId } from '../../../src-main/contract/ids.ts'
import { lab } from '../../lab-client/lab-client.ts'
import { problemText } from '../../lab-client/problem-text.ts'
import { experimentChecks } from '../honesty/experiment-checks.ts'
import { collapseSweeps } from './model/collapse-sweeps.ts'
import { draftFromText } from './model/open-draft.ts'
import type { useSpecForm } from './use-spec-form.ts'

/** The preset that asks the tutorial's question properly: what a first draft begins as. */
const FIRST_PRESET = 'tutorial-corrected'
const LONGEST_NAME = 80

/** Everything that a new experiment can begin from. */
export function useBeginnings(form: ReturnType<typeof useSpecForm>) {
  const presets = shallowRef<readonly Preset[]>([])
  const isReady = ref(false)
  const problem = ref<string | null>(null)

  /** Begins as the address says; else, or where there is no such thing, goes on with the draft; else with the first preset. */
  async function begin({
    preset,
    from,
    fix
  }: {
    preset?: string
    from?: string
    fix?: string
  }): Promise<void> {
    problem.value = null
    try {
      presets.value = await lab().experiments.presets()
      if (from !== undefined) await beginFromExperiment(from as ExperimentId, fix ?? null)
      else if (preset !== undefined) beginFromPreset(preset)
      else if (!form.goOn()) beginFromPreset(FIRST_PRESET)
    } catch (error) {
      problem.value = problemText(error)
      if (!form.goOn()) {
        if (presets.value.length === 0) return
        beginFromPreset(FIRST_PRESET)
      }
    }
    isReady.value = true
    await readDatasets()
  }

  /** Without the list a data set can still be typed in by its name. */
  async function readDatasets(): Promise<void> {
    try {
      const all = await lab().datasets.list()
      form.datasets.value = all.flatMap((dataset) => ('problem' in dataset ? [] : [dataset]))
    } catch (error) {
      problem.value = problemText(error)
    }
  }

  function beginFromPreset(name: string): void {
    const found = presets.value.find((preset) => preset.name === name)
    if (!found) {
      const names = presets.value.map((preset) => preset.name).join(', ')
      throw new BadInput(`There is no preset "${name}"; expected one of ${names}.`)
    }
    form.beginFrom(collapseSweeps(found.spec), `Began from ${name}`)
  }

  /** As a copy of an experiment or, where one of its honesty checks is named, of it without what that one found. */
  async function beginFromExperiment(id: ExperimentId, fix: string | null): Promise<void> {
    const experiment = await lab().experiments.get({ id })
    const check =
      fix === null ? null : experimentChecks(experiment, experiment.runs).find((each) => each.id === fix)
    const spec = check?.fix ?? experiment.spec
    const suffix = check?.fix ? ' fixed' : ' copy'
    const copy = {
      ...collapseSweeps(spec),
      name: experiment.name.slice(0, LONGEST_NAME - suffix.length) + suffix
    }
    form.beginFrom(copy, check?.fix ? `Copied ${id}, fixed: ${check.title}` : `Began from ${id}`)
  }

  /** Takes over the text of a spec. Returns what is wrong with it, or null. */
  function useText(text: string, done: string): string | null {
    try {
      form.beginFrom(collapseSweeps(draftFromText(text)), done)
      problem.value = null
      return null
    } catch (error) {
      return problemText(error)
    }
  }

  async function openFile(file: File): Promise<void> {
    try {
      const wrong = useText(await file.text(), `Opened ${file.name}`)
      problem.value = wrong === null ? null : `${file.name}: ${wrong}`
    } catch {
      problem.value = `${file.name} cannot be read: it is a folder, or no longer there. Choose a spec file.`
    }
  }

  return { presets, isReady, problem, begin, useText, openFile }
}
