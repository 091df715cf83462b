/** Of a chart: what it shows, and of which arm where each arm has a chart of its own. */
export const wholeTitle = (title: string, arm: string | null) => (arm === null ? title : `${title}: ${arm}`)
