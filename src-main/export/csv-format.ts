/** How values become text in CSV files. The rest is the same in all formats: UTF-8, CRLF, quotes as in RFC 4180. */
export interface CsvFormat {
  readonly help: string
  readonly delimiter: ',' | ';'
  readonly decimalSign: '.' | ','
  /** Without a byte order mark Excel takes UTF-8 for the system's old code page; Python's csv module trips over one. */
  readonly byteOrderMark: boolean
  /** A second column for each time, in the computer's time zone and in a form that Excel takes for a time. */
  readonly localTimes: boolean
  /** A ' before text that a table program would take for a formula. */
  readonly guardFormulas: boolean
  /** How pandas reads such a file without losing a bit. */
  readonly pandas: string
}

/** The formats by the preset that a person chooses. */
export const csvFormats = {
  standard: {
    help: 'For pandas, R and other programs: comma, decimal point, no byte order mark.',
    delimiter: ',',
    decimalSign: '.',
    byteOrderMark: false,
    localTimes: false,
    guardFormulas: false,
    pandas: "pandas.read_csv(path, float_precision='round_trip')"
  },
  excel: {
    help: 'For Excel where numbers have a decimal point: byte order mark, local times, no formulas.',
    delimiter: ',',
    decimalSign: '.',
    byteOrderMark: true,
    localTimes: true,
    guardFormulas: true,
    pandas: "pandas.read_csv(path, float_precision='round_trip')"
  },
  'excel-semicolon': {
    help: 'For Excel where numbers have a decimal comma: as "excel", with semicolons between the cells.',
    delimiter: ';',
    decimalSign: ',',
    byteOrderMark: true,
    localTimes: true,
    guardFormulas: true,
    pandas: "pandas.read_csv(path, sep=';', decimal=',', float_precision='round_trip')"
  }
} satisfies Record<string, CsvFormat>

export type ExportPreset = keyof typeof csvFormats
