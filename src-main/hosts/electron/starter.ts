/** What "npm start", which waits for this process, hears of it. */
type Word = 'window is open' | 'start again'

/** Tells whoever started this process and waits for it. Returns whether there is somebody, as far as is known. */
export function tellStarter(word: Word): boolean {
  if (!process.send || !process.connected) return false
  process.send(word, undefined, undefined, () => {
    // It may have ended at this moment. An error that nobody hears would be one that nobody caught.
  })
  return true
}
