import { expect, type Page } from '@playwright/test'

/**
 * Listens to a page: nothing may be logged as an error (which is how violations of the content security policy show
 * too), nothing thrown unheard, and nothing asked of any place but the lab. Reloads it, so that its beginning is heard.
 *
 * @param isOurs whether an address is the lab's own
 * @returns throws what was heard so far, if anything
 */
export async function watchPage(page: Page, isOurs: (url: string) => boolean): Promise<() => void> {
  const heard: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) heard.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => heard.push(`error: ${error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    if (!isOurs(url) && !/^(data|blob):/.test(url)) heard.push(`request: ${url}`)
  })
  await page.reload()
  return () => {
    expect(heard).toEqual([])
  }
}
