import { Chart, LinearScale, LineController, LogarithmicScale } from 'chart.js'

/** Chart.js with what the lab's charts use of it, and nothing else. */
Chart.register(LineController, LinearScale, LogarithmicScale)

export { Chart }
