/** The words of a name as they may stand in a file's name on every system: "e3 Dropout, alone" gives "e3-dropout-alone". */
export const fileWords = (name: string) => (name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join('-')
