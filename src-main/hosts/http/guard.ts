import type { IncomingMessage } from 'node:http'
import { isSame } from './token.ts'

/**
 * Whether a request may be heard. Other pages in the same browser can reach 127.0.0.1 too: they cannot set Host (DNS
 * rebinding) or Origin as they like, and do not know the token.
 */
export class Guard {
  readonly #host: string
  readonly #token: string

  /** @param host the address and port that the lab listens on: "127.0.0.1:4173" */
  constructor(host: string, token: string) {
    this.#host = host
    this.#token = token
  }

  /** Of the page's own files, which are no secret. */
  isOurHost({ headers }: IncomingMessage): boolean {
    return headers.host === this.#host
  }

  /** Of everything that reads or changes the lab. */
  isOurPage(request: IncomingMessage, token: string | undefined): boolean {
    return (
      this.isOurHost(request) &&
      request.headers.origin === `http://${this.#host}` &&
      isSame(token ?? '', this.#token)
    )
  }
}
