/** The page's own address. It is no website's: only this program serves it. */
export const pageScheme = 'lab'
export const pageOrigin = `${pageScheme}://app`

/** Whether an address is the page, on whichever of its screens. */
export const isPage = (url: string) => url === pageOrigin || url.startsWith(`${pageOrigin}/`)
