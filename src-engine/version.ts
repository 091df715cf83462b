/** Grows when an engine's numbers change for the same spec and seed. Stored with every run. */
export const ENGINE_VERSIONS = { fast: '2', reference: '1' } as const
