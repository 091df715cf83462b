/** electron-vite builds the module as a file of its own and gives its path. */
declare module '*?modulePath' {
  const path: string
  export default path
}
