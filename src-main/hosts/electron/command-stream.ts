import { EventEmitter, on } from 'node:events'
import type { MenuCommand } from '../../contract/lab.ts'

/** What was chosen in the menu, on its way to the page. */
export class CommandStream {
  readonly #events = new EventEmitter<{ command: [MenuCommand] }>()

  send(command: MenuCommand): void {
    this.#events.emit('command', command)
  }

  /** Every command from now until the signal, in order. */
  async *until(signal: AbortSignal | undefined): AsyncGenerator<MenuCommand> {
    try {
      for await (const [command] of on(this.#events, 'command', signal ? { signal } : {})) {
        yield command as MenuCommand
      }
    } catch (error) {
      if (!signal?.aborted) throw error
    }
  }
}
