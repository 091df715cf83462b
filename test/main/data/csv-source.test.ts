import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { useSandbox } from './sandbox.ts'

const sandbox = useSandbox()

/** Adds a table, and gives what was found out and what then is loaded. */
async function added(text: string | Uint8Array, rest = {}) {
  const { summary, notes } = await sandbox().library.add('mine', await sandbox().csv(text, rest))
  const { training, test } = await sandbox().library.load('mine')
  return {
    summary,
    notes,
    features: [...training.features],
    labels: [...training.labels],
    testFeatures: [...(test?.features ?? [])],
    testLabels: [...(test?.labels ?? [])]
  }
}

describe('a table as a data set', () => {
  it('may have its labels first and no header, as MNIST is passed around', async () => {
    const { summary, notes, features, labels } = await added('0,10,20\n1,300,40\n0,50,60\n')
    expect(features).toEqual([10, 20, 300, 40, 50, 60])
    expect(labels).toEqual([0, 1, 0])
    expect(summary).toMatchObject({
      columns: 2,
      classes: 2,
      featureType: 'double',
      origin: 'added from table.csv'
    })
    expect(notes).toEqual([
      'header: no (the first line has numbers only)',
      'labels: the first column (the last cannot be)'
    ])
  })

  it('may have its labels last and a header', async () => {
    const { notes, features, labels } = await added('length,width,species\n5.1,3.5,0\n4.9,3,1\n6,2.5,2\n')
    expect(features).toEqual([5.1, 3.5, 4.9, 3, 6, 2.5])
    expect(labels).toEqual([0, 1, 2])
    expect(notes).toEqual([
      'header: yes (the first line has the text "length")',
      'labels: the last column (the first cannot be)'
    ])
  })

  it.each(['label', 'Class', 'TARGET', 'y', ' label '])(
    'has its labels where the header says "%s"',
    async (name) => {
      const { notes, labels } = await added(`a,b,${name}\n0,7,0\n1,8,1\n1,9,2\n`)
      expect(labels).toEqual([0, 1, 2])
      expect(notes[1]).toBe(`labels: the last column, named "${name.trim()}"`)
    }
  )

  it('has its labels in the column with fewer different values when both ends could be', async () => {
    const { notes, labels } = await added('0,7,0\n1,8,1\n2,9,1\n')
    expect(labels).toEqual([0, 1, 1])
    expect(notes[1]).toMatch(
      /the last column \(both ends could be: the first has 3 different values, the last 2;/
    )
  })

  it('has its labels first when nothing speaks for either end', async () => {
    expect((await added('0,7,1\n1,8,0\n')).labels).toEqual([0, 1])
  })

  it('has its labels and header where the options say, and then no note about them', async () => {
    const text = '5,6,7\n0,7.5,1\n1,8,0\n'
    const { labels, features, notes } = await added(text, { label: 'last', header: true })
    expect(labels).toEqual([1, 0])
    expect(features).toEqual([0, 7.5, 1, 8])
    expect(notes).toEqual([])
  })

  it('may have labels from 1 on, with a note', async () => {
    const { summary, notes } = await added('1,0.5\n2,0.5\n')
    expect(summary.classes).toBe(3)
    expect(notes).toContainEqual(expect.stringMatching(/labels start at 1/))
  })

  it('is kept as bytes when all features are whole numbers 0..255, however they are written', async () => {
    const { summary, features } = await added('0,1.0,2e2\n1, 255 ,+7\n', { label: 'first' })
    expect(summary.featureType).toBe('ubyte')
    expect(features).toEqual([1, 200, 255, 7])
  })

  it('of small whole numbers has a note of what the scaling "unit" does to them', async () => {
    const { notes } = await added('11,0,10\n1,1,3\n', { label: 'first', header: false, classes: 12 })
    expect(notes).toContain(
      'features: whole numbers 0..10, which the scaling "unit" divides by 255 as it does pixels: standardizing suits them better'
    )
  })

  it.each([
    ['0,0,200\n1,1,3\n', '1,4,5\n'],
    ['0,0,20\n1,1,3\n', '1,4,128\n'],
    ['0,0,20\n1,1,3\n', '1,4,0.5\n'],
    ['0,0,-20\n1,1,3\n', '1,4,5\n']
  ])('of other numbers in either part has no such note: %j, %j', async (text, testText) => {
    const testCsv = await sandbox().file('test.csv', testText)
    expect((await added(text, { testCsv, label: 'first', header: false })).notes).toEqual([])
  })

  it('is kept as float64, to the bit, when some are not, in both parts', async () => {
    const testCsv = await sandbox().file('test.csv', '1,3,4\n')
    const { summary, features, testFeatures, testLabels } = await added(
      '0,.1,-1e-3\n1,2,0.30000000000000004\n',
      {
        testCsv
      }
    )
    expect(summary).toMatchObject({
      featureType: 'double',
      testRows: 1,
      origin: 'added from table.csv, test.csv'
    })
    expect(features).toEqual([0.1, -0.001, 2, 0.30000000000000004])
    expect([testFeatures, testLabels]).toEqual([[3, 4], [1]])
  })

  it('reads the same with a byte order mark, CRLF, quotes, blank lines, no last line break, or gzipped', async () => {
    const plain = 'label,a,b\n0,1,2\n1,3,4\n'
    const { summary } = await added(plain)
    const variants = [
      `\ufeff${plain}`,
      plain.replaceAll('\n', '\r\n'),
      plain.replaceAll('1', '"1"'),
      plain.replaceAll('\n', '\n\n'),
      plain.trimEnd(),
      gzipSync(plain)
    ]
    for (const [i, text] of variants.entries()) {
      const again = await sandbox().library.add(`variant-${i}`, await sandbox().csv(text))
      expect(again.summary.sha256).toBe(summary.sha256)
    }
  })

  it('is the same data set as its images and labels in IDX files', async () => {
    const idx = await sandbox().library.add('idx', await sandbox().idx())
    const rows = ['0,0,1,2,3', '1,4,5,6,7', '2,8,9,10,11', '0,12,13,14,15']
    expect((await added(rows.join('\n'))).summary.sha256).toBe(idx.summary.sha256)
  })

  it('may be longer than the blocks it is kept in, and turn to fractions late', async () => {
    const rows = 40_000
    const line = (i: number) => `${i % 3},${i % 256},${(i * 7) % 256},${i === rows - 2 ? 0.5 : 9}\n`
    const { summary, features, labels } = await added(
      Array.from({ length: rows }, (_, i) => line(i)).join(''),
      {
        label: 'first'
      }
    )
    expect(summary).toMatchObject({ trainingRows: rows, columns: 3, featureType: 'double' })
    expect(labels.every((label, i) => label === i % 3)).toBe(true)
    const expected = Array.from({ length: rows }, (_, i) => [
      i % 256,
      (i * 7) % 256,
      i === rows - 2 ? 0.5 : 9
    ]).flat()
    expect(features.every((value, i) => value === expected[i])).toBe(true)
  })
})

describe('a table is refused', () => {
  it.each([
    ['an empty file', '', /table\.csv is empty \(0 bytes\)/],
    ['blank lines only', '\n\r\n\n', /table\.csv has no rows/],
    ['a header only', 'label,a\n', /table\.csv has a header and no rows after it/],
    [
      'one column',
      '1\n2\n',
      /table\.csv has 1 column \(its first line is "1"\).*at least one feature.*separator/
    ],
    ['semicolons', '1;2;3\n', /table\.csv has 1 column .*separated by commas/],
    ['a short line', 'a,label\n1,0\n2\n', /line 3 of .*table\.csv has 1 cells, the first line has 2/],
    ['a long line', '1,0\n2,1\n\n2,1,5\n', /line 4 of .*table\.csv has 3 cells, the first line has 2/],
    [
      'a word',
      'a,label\n1,0\nred,1\n',
      /line 3 of .*table\.csv, column 1 \("a"\): expected a finite number, came "red"/
    ],
    [
      'an empty cell',
      '1,,0\n2,3,1\n',
      /line 1 of .*table\.csv, column 2: .*came an empty cell.*if the first line names the columns, say so$/
    ],
    ['a missing number', '1,5,0\n2,NaN,1\n', /line 2 of .*table\.csv, column 2: .*came "NaN"/],
    ['a number too large', '1,5,0\n2,1e999,1\n', /line 2 .*came "1e999"/],
    ['hexadecimal', '1,5,0\n2,0x1f,1\n', /line 2 .*came "0x1f"/],
    [
      'a very long cell',
      `1,5,0\n2,${'x'.repeat(9999)},1\n`,
      /came "x{40}\.\.\."; repair or remove the line$/
    ],
    [
      'a quotation mark that is never closed',
      '1,"5,0\n2,3,1\n',
      /table\.csv is not a table .*Quote Not Closed/
    ],
    ['a quotation mark inside a cell', '1,5"6",0\n2,3,1\n', /table\.csv is not a table .*line 1/],
    [
      'labels at neither end',
      '0.5,1,7.5\n1.5,2,8.5\n',
      /no column of labels .*line 1 has "0\.5".*line 1 has "7\.5".*Say which one it is$/
    ]
  ])('for %s', async (_, text, ...messages) => {
    await sandbox().expectRefused(await sandbox().csv(text), ...messages)
  })

  it('when the first line has text but is said to be no header', async () => {
    const source = await sandbox().csv('label,a\n0,1\n1,2\n', { header: false })
    await sandbox().expectRefused(source, /line 1 .*column 1: .*came "label".*names the columns, say so$/)
  })

  it('when the named column has cells that are no labels', async () => {
    const source = await sandbox().csv('a,label\n1,0\n2,1.5\n')
    await sandbox().expectRefused(
      source,
      /out of range \(the last column\): line 3 has "1\.5"; expected whole/
    )
  })

  it('when the named column has a stray label', async () => {
    const source = await sandbox().csv('label,a\n0,1.5\n1,1.5\n250,2.5\n')
    await sandbox().expectRefused(
      source,
      /row 3 has label 250, but only 3 different labels occur/,
      'set the number of classes to 251'
    )
  })

  it('when labels are beyond the classes that were given', async () => {
    const source = await sandbox().csv('label,a\n0,1.5\n1,1.5\n2,2.5\n', { classes: 2 })
    await sandbox().expectRefused(
      source,
      /row 3 has label 2; expected whole numbers 0\.\.1, as there are to be 2 classes/
    )
  })

  it('when it is damaged gzip', async () => {
    const source = await sandbox().csv(gzipSync('label,a\n0,1\n1,2\n').subarray(0, -4))
    await sandbox().expectRefused(source, /table\.csv is damaged: it cannot be decompressed/)
  })

  it('when it is not there', async () => {
    const source = await sandbox().csv('0,1\n1,2\n')
    await sandbox().expectRefused({ ...source, csv: `${source.csv}x` }, /table\.csvx: there is no such file/)
  })

  it.each([
    ['other columns', '1,2,3\n', /test\.csv has 3 columns, .*table\.csv has 2: expected the same number/],
    [
      'other names',
      'label,b\n1,2\n',
      /column 2 is "b" in .*test\.csv, "a" in .*table\.csv: expected the same/
    ],
    ['no header', '1,2\n', /table\.csv starts with a header .*test\.csv does not: expected both or neither/],
    [
      'an unseen class',
      'label,a\n1,2\n2,3\n',
      /test\.csv out of range: row 2 has label 2; expected only .*\(0\.\.1\)/
    ],
    [
      'no label in the label column',
      'label,a\n1.5,2\n',
      /labels of .*test\.csv out of range.*line 2 has "1\.5"/
    ],
    ['no rows', 'label,a\n', /test\.csv has a header and no rows after it/]
  ])('when the test table has %s', async (_, text, message) => {
    const testCsv = await sandbox().file('test.csv', text)
    await sandbox().expectRefused(await sandbox().csv('label,a\n0,0.5\n1,1\n', { testCsv }), message)
  })
})
