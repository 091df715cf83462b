import { connectLab } from './connect-lab.ts'
import type { LabClient } from './lab-client-type.ts'

let connected: LabClient | null = null

/** The one connection of this page; made when it is first asked for. */
export function lab(): LabClient {
  return (connected ??= connectLab())
}

/** For tests: what `lab` returns from now on. */
export function useLabClient(client: LabClient | null): void {
  connected = client
}
