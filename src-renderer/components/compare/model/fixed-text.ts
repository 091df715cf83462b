/** What is the same for all seeds, and what follows for the answer. */
export const fixedText = (fixed: readonly string[]) =>
  fixed.join(', ') + (fixed.includes('split') ? ': says nothing about other test rows' : '')
