import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'

/**
 * The screens. Compare takes what it compares in its address: `?ids=e1,e3` or `?ids=r5,r9`; New takes what it begins
 * from: `?from=e3` or `?preset=tutorial`; Try it whose models it tries: `?id=e3`.
 */
export const routes: RouteRecordRaw[] = [
  { path: '/', name: 'start', component: () => import('./pages/StartPage.vue'), meta: { title: 'Start' } },
  {
    path: '/new',
    name: 'new',
    component: () => import('./pages/NewPage.vue'),
    meta: { title: 'New experiment' }
  },
  { path: '/runs', name: 'runs', component: () => import('./pages/RunsPage.vue'), meta: { title: 'Runs' } },
  {
    path: '/compare',
    name: 'compare',
    component: () => import('./pages/ComparePage.vue'),
    meta: { title: 'Compare' }
  },
  {
    path: '/exercises/:part?',
    name: 'exercises',
    component: () => import('./pages/ExercisesPage.vue'),
    meta: { title: 'Exercises' }
  },
  { path: '/try', name: 'try', component: () => import('./pages/TryPage.vue'), meta: { title: 'Try it' } },
  { path: '/data', name: 'data', component: () => import('./pages/DataPage.vue'), meta: { title: 'Data' } },
  {
    path: '/settings',
    name: 'settings',
    component: () => import('./pages/SettingsPage.vue'),
    meta: { title: 'Settings' }
  },
  { path: '/:rest(.*)', redirect: '/' }
]

export const router = createRouter({ history: createWebHashHistory(), routes })
