import { Chart, LinearScale, LineController, LogarithmicScale } from 'chart.js'
import zoom from 'chartjs-plugin-zoom'

/** Chart.js with what the lab's charts use of it, and nothing else. */
Chart.register(LineController, LinearScale, LogarithmicScale, zoom)

export { Chart }
