import type { ContractRouterClient } from '@orpc/contract'
import type { contract } from '../../src-main/contract/contract.ts'

/** The lab as the page calls it: every method of the contract. */
export type LabClient = ContractRouterClient<typeof contract>
