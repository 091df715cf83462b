import { build } from './built.mjs'

process.exitCode = build() ? 0 : 1
