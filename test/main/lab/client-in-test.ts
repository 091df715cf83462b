import { createRouterClient } from '@orpc/server'
import { BadInput } from '../../../src-engine/bad-input.ts'
import type { Door } from '../../../src-main/lab/door.ts'
import { router } from '../../../src-main/lab/handlers/router.ts'
import type { Lab } from '../../../src-main/lab/lab.ts'
import { keeperOf } from './keeper-in-test.ts'
import { labInTest } from './lab-in-test.ts'

const refuse = () => {
  throw new BadInput('not through this door')
}

/** A door that lets nothing in or out. */
const shutDoor: Door = {
  capabilities: { nativeDialogs: false },
  chooseFiles: refuse,
  pathOf: refuse,
  exportFolder: refuse,
  exportFile: refuse,
  showInFolder: refuse,
  dataFolder: { path: '/nowhere', because: 'told', usual: '/usual' },
  showDataFolder: refuse,
  changeDataFolder: refuse,
  setTheme: refuse,
  menuCommands: refuse
}

/** The lab as a door calls it, in process. */
export const clientOf = (lab: Lab = labInTest(), door: Partial<Door> = {}) =>
  createRouterClient(router, { context: { keeper: keeperOf(lab), door: { ...shutDoor, ...door } } })
