/** One measure per epoch. `split` says which rows it is taken over. Those of a validation part need there to be one. */
export interface MetricInfo {
  readonly label: string
  readonly split: 'train' | 'validation' | 'test' | 'none'
  readonly unit: 'nats' | 'fraction' | 'seconds' | 'loss'
  readonly help: string
}

/** What is measured after every epoch, by the name it has in tables and files. */
export const metrics = {
  train_loss: {
    label: 'Training loss',
    split: 'train',
    unit: 'nats',
    help: 'Mean cross-entropy over all training rows after the epoch, without dropout and without penalties.'
  },
  train_accuracy: {
    label: 'Training accuracy',
    split: 'train',
    unit: 'fraction',
    help: 'Share of the training rows that are classified correctly after the epoch.'
  },
  test_loss: {
    label: 'Test loss',
    split: 'test',
    unit: 'nats',
    help: 'Mean cross-entropy over all test rows after the epoch.'
  },
  test_accuracy: {
    label: 'Test accuracy',
    split: 'test',
    unit: 'fraction',
    help: 'Share of the test rows that are classified correctly after the epoch.'
  },
  penalty: {
    label: 'Penalty',
    split: 'none',
    unit: 'loss',
    help: 'What the regularizers add to the loss after the epoch: lambda * sum W^2 for L2.'
  },
  summed_batch_objective: {
    label: 'Summed batch objective',
    split: 'train',
    unit: 'loss',
    help: "Cross-entropy plus penalty of each batch as trained on, before its step, summed over the epoch's batches."
  },
  epoch_duration_s: {
    label: 'Epoch duration',
    split: 'none',
    unit: 'seconds',
    help: 'Time taken by the epoch: training and evaluation.'
  },
  validation_loss: {
    label: 'Validation loss',
    split: 'validation',
    unit: 'nats',
    help: 'Mean cross-entropy over the rows of the validation part after the epoch. Not measured without such a part.'
  },
  validation_accuracy: {
    label: 'Validation accuracy',
    split: 'validation',
    unit: 'fraction',
    help: 'Share of the rows of the validation part that are classified correctly after the epoch. Not measured without such a part.'
  }
} satisfies Record<string, MetricInfo>

export type MetricName = keyof typeof metrics
export const metricNames = Object.keys(metrics) as MetricName[]
type ValidationMetric = Extract<MetricName, `validation_${string}`>
/** What an epoch measured; what is absent was not measured. */
export type EpochMetrics = Record<Exclude<MetricName, ValidationMetric>, number> &
  Partial<Record<ValidationMetric, number>>
