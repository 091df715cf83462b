import { expect, it } from 'vitest'
import { forBrowser, windowOptions } from '../../../scripts/start/window-options.mjs'

it.each([
  [[], []],
  [
    ['--data-dir', 'my lab', '--no-sandbox'],
    ['--data-dir', 'my lab', '--no-sandbox']
  ],
  [['--data-dir=lab'], ['--data-dir=lab']],
  [
    ['--data-dir', 'lab', '--', '--disable-gpu', '--lang=de'],
    ['--data-dir', 'lab', '--disable-gpu', '--lang=de']
  ]
])('the window is started with %j as %j', (args, started) => {
  expect(windowOptions(args)).toEqual({ args: started })
})

it.each([
  [['--datadir', 'lab'], '"--datadir" came'],
  [['--data-dri=lab'], '"--data-dri=lab" came'],
  [['-d', 'lab'], '"-d" came'],
  [['lab'], '"lab" came'],
  [['--disable-gpu'], 'behind a second --'],
  [['--data-dir', ''], 'expected the path of a folder'],
  [['--data-dir='], 'expected the path of a folder'],
  [['--data-dir'], 'expected the path of a folder'],
  [['--data-dir', '--no-sandbox'], 'expected the path of a folder']
])('no window is opened for %j, which is told', (args, words) => {
  expect(windowOptions(args)).toEqual({ problem: expect.stringContaining(words) as string })
})

it.each([
  [
    ['--data-dir', 'lab', '--no-sandbox'],
    ['--data-dir', 'lab']
  ],
  [
    ['--data-dir', 'lab', '--', '--lang=de'],
    ['--data-dir', 'lab']
  ]
])('where no window can be had, %j serves the lab with %j', (args, served) => {
  expect(forBrowser(args)).toEqual(served)
})
