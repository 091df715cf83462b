/** Text with its control characters written out, but for line ends: of a file or an argument a terminal would obey them. */
export const printable = (text: string) =>
  text.replace(
    /(?!\n)\p{Cc}/gu,
    (control) => `\\u${control.codePointAt(0)?.toString(16).padStart(4, '0') ?? ''}`
  )
