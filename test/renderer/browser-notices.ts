import { vi } from 'vitest'

export interface FakeNotice {
  readonly title: string
  readonly body: string
  readonly tag: string
  readonly isClosed: boolean
  onclick: (() => void) | null
}

/**
 * Puts a browser around the page that can show notifications.
 *
 * @param permission what the browser was told before
 * @param answer what whoever is asked says
 * @returns the notifications that are shown
 */
export function browserNotices(permission: NotificationPermission, answer = permission): FakeNotice[] {
  const shown: FakeNotice[] = []
  class Notice implements FakeNotice {
    static permission = permission
    static requestPermission() {
      Notice.permission = answer
      return Promise.resolve(answer)
    }
    readonly title: string
    readonly body: string
    readonly tag: string
    isClosed = false
    onclick = null
    constructor(title: string, { body, tag }: { body: string; tag: string }) {
      this.title = title
      this.body = body
      this.tag = tag
      shown.push(this)
    }
    close() {
      this.isClosed = true
    }
  }
  vi.stubGlobal('Notification', Notice)
  vi.stubGlobal('isSecureContext', true)
  return shown
}
