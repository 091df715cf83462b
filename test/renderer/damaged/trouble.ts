import type { FileTrouble, Readable } from '../../../src-main/contract/safety.ts'

export const readable = (changes: Partial<Readable> = {}): Readable => ({
  experiments: { readable: 12, total: 12 },
  runs: { readable: 237, total: 240 },
  epochs: { readable: 4755, total: 4784 },
  weights: { readable: 238, total: 238 },
  checkpoints: { readable: 2, total: 2 },
  losses: [
    { experimentId: 'e7', name: 'dropout', isRebuilt: false, gone: 0, runs: 3, weights: 0, repeatable: 3 }
  ],
  fromCopy: null,
  ...changes
})

export const damaged = (changes: Partial<FileTrouble> = {}): FileTrouble => ({
  kind: 'damaged',
  file: '/home/somebody/lab/lab.db',
  message: 'lab.db is damaged',
  details: ['Tree 10 page 211: btreeInitPage() returns error code 11', 'lab.db  2506752 bytes'],
  noticedAt: '2026-11-23T10:00:00.000Z',
  reading: { state: 'done', readable: readable() },
  copies: [
    {
      date: '2026-11-22',
      madeAt: '2026-11-22T09:00:00.000Z',
      experiments: 11,
      runs: 220,
      sizeBytes: 2_000_000
    }
  ],
  ...changes
})
