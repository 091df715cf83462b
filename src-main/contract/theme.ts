/** How the page looks: light, dark, or as the system is. */
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
