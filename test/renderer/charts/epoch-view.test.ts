import { expect, test } from 'vitest'
import { ref } from 'vue'
import { createEpochView } from '../../../src-renderer/charts/epoch-view.ts'

test('the crosshair steps from the last epoch and stays within the epochs', () => {
  const view = createEpochView(() => 20)
  view.step(-1)
  expect(view.epoch.value).toBe(19)
  view.step(5)
  expect(view.epoch.value).toBe(20)
  view.step(-Infinity)
  expect(view.epoch.value).toBe(1)
})

test('pointing takes the nearest whole epoch in view', () => {
  const view = createEpochView(() => 20)
  view.show({ min: 4.5, max: 9.5 })
  view.point(6.4)
  expect(view.epoch.value).toBe(6)
  view.point(4.5)
  expect(view.epoch.value).toBe(5)
})

test('the epochs in view are never fewer than two and never beyond those there are', () => {
  const view = createEpochView(() => 20)
  view.show({ min: 3, max: 3.5 })
  expect(view.isZoomed.value).toBe(false)
  view.show({ min: -4, max: 8 })
  expect(view.range.value).toEqual({ min: 1, max: 8 })
})

test('showing all epochs is not a zoom: an axis that grows while training is followed', () => {
  const last = ref(10)
  const view = createEpochView(() => last.value)
  view.show({ min: 0, max: 40 })
  expect(view.isZoomed.value).toBe(false)
  last.value = 30
  expect(view.range.value.max).toBe(30)
})

test('stepping out of view takes the view along', () => {
  const view = createEpochView(() => 20)
  view.show({ min: 5, max: 10 })
  view.epoch.value = 10
  view.step(1)
  expect(view.range.value).toEqual({ min: 6, max: 11 })
})

test('zooming keeps the crosshair where it is', () => {
  const view = createEpochView(() => 21)
  view.epoch.value = 11
  view.zoomBy(0.5)
  expect(view.range.value).toEqual({ min: 6, max: 16 })
})

test('a single epoch has an axis around it', () => {
  expect(createEpochView(() => 1).range.value).toEqual({ min: 0.5, max: 1.5 })
})
