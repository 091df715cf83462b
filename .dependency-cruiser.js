/** The rooms of the house and the doors between them: see ARCHITECTURE.md. */
const onlyTo = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from,
  to: { pathNot: allowed }
})

export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-dependency-in-product',
      severity: 'error',
      comment: 'The product imports dependencies only; devDependencies are for tests and tools.',
      from: { path: '^src-(engine|main)/', pathNot: '^src-main/hosts/electron/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] }
    },
    onlyTo(
      'page-knows-no-node',
      { path: '^src-renderer/', pathNot: 'vite\\.config\\.ts$' },
      [
        '^src-renderer/',
        '^src-main/contract/',
        '^src-engine/(spec|toolkit|random|statistics|network/trained-model|training/metrics|words|regularizers|catalog|matrix|bad-input)',
        '^node_modules/'
      ],
      'The window may import the contract and what is pure in the engine: no node:, no electron, no lab.'
    ),
    onlyTo(
      'contract-is-for-all-doors',
      { path: '^src-main/contract/' },
      ['^src-main/contract/', '^src-engine/', '^node_modules/(zod|@orpc)/'],
      'The contract is read by the window too: it may import the engine, zod and oRPC alone.'
    ),
    onlyTo(
      'engine-is-pure',
      { path: '^src-engine/', pathNot: '^src-engine/worker/(train-worker|load-kernels)\\.ts$' },
      ['^src-engine/', '^node_modules/zod/'],
      'The engine may import itself and zod: no node:, DOM, electron, clock or Math.random.'
    ),
    onlyTo(
      'train-worker-is-the-engine-on-node',
      { path: '^src-engine/worker/(train-worker|load-kernels)\\.ts$' },
      ['^src-engine/', '^(node:)?(worker_threads|crypto|fs)$'],
      'train-worker.ts and load-kernels.ts may import the engine and the few node: modules it names.'
    ),
    {
      name: 'hosts-are-the-outermost-layer',
      severity: 'error',
      comment: 'lab, queue, store, data and export know nothing of the door they are used through.',
      from: { path: '^src-main/', pathNot: '^src-main/hosts/' },
      to: { path: '^src-main/hosts/' }
    },
    {
      name: 'store-knows-no-queue',
      severity: 'error',
      comment: 'store, data and export may not import queue or lab.',
      from: { path: '^src-main/(store|data|export)/' },
      to: { path: '^src-main/(queue|lab)/' }
    },
    {
      name: 'product-imports-no-tests',
      severity: 'error',
      from: { path: '^src-' },
      to: { path: '^(test|scripts)/' }
    }
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default']
    }
  }
}
