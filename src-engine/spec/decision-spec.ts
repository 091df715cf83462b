import * as z from 'zod'
import { metricNames, type MetricName } from '../training/metrics.ts'
import { field } from './field.ts'

const epochs = ['final', 'best-validation', 'best-test'] as const

/** What is decided before launch, so that nobody can choose it by its outcome. */
export const decisionSpec = z.strictObject({
  metric: field(z.enum(metricNames as [MetricName, ...MetricName[]]), {
    label: 'Main metric',
    help: 'What the verdict is passed on. All other metrics are exploratory.',
    range: `one of ${metricNames.join(', ')}`,
    default: 'test_accuracy'
  }).default('test_accuracy'),
  margin: field(z.number().gt(0).nullable(), {
    label: 'Too small to matter',
    help: 'The margin of a difference that would not matter, in the unit of the main metric: 0.005 of an accuracy is 0.5 percentage points. null: any difference matters. When left out: 0.005 for accuracies, null for others.',
    range: 'a number above 0, or null'
  }).optional(),
  epoch: field(z.enum(epochs), {
    label: 'Epoch compared',
    help: '"final": the last. "best-validation": of each run the one that is best on its validation part (by accuracy where accuracies are compared, else by loss). "best-test": the one that is best on the test rows, which is optimistic and labelled so everywhere.',
    range: `one of ${epochs.join(', ')}`,
    default: 'final'
  }).default('final')
})

/** What somebody says the difference is: drawn as a mark beside what was measured. */
export const claimSpec = z.strictObject({
  difference: field(z.number(), {
    label: 'Claimed difference',
    help: 'Arm minus baseline as somebody claims it, in the unit of the main metric: 0.015 of an accuracy is 1.5 percentage points.',
    range: 'a number'
  }),
  source: field(z.string().min(1).max(200), {
    label: 'Source of the claim',
    help: 'Who claims it, and where.',
    range: '1 .. 200 characters'
  })
})
