import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import ExportStatus from '../../../src-renderer/components/export/ExportStatus.vue'
import { useLabClient } from '../../../src-renderer/lab-client/lab-client.ts'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'

afterEach(() => {
  useLabClient(null)
})

test('why a file could not be shown is not said of the next export', async () => {
  const showInFolder = () => Promise.reject(new Error('it is no longer there'))
  useLabClient({ files: { showInFolder } } as unknown as LabClient)
  const saved = { kind: 'saved', path: '/home/ada/e1', key: 'k', warnings: [] } as const
  const status = mount(ExportStatus, { props: { state: { kind: 'done', saved } } })
  await status.get('[data-testid="show-in-folder"]').trigger('click')
  await flushPromises()
  expect(status.get('[role="alert"]').text()).toBe('it is no longer there')
  await status.setProps({ state: { kind: 'working', what: 'runs.csv', fraction: null } })
  expect(status.find('[role="alert"]').exists()).toBe(false)
})
