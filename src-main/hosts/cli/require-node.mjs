// Plain JavaScript, so that it runs, and says something useful, on a Node that cannot run the rest.
const OLDEST = 24

if (Number(process.versions.node.split('.')[0]) < OLDEST) {
  console.error(
    `Ablation Lab needs Node ${OLDEST} or newer; this is Node ${process.versions.node}.\n` +
      (process.platform === 'darwin'
        ? `On macOS, install Node ${OLDEST} from https://nodejs.org and try again.`
        : 'Run "npm ci" first: it brings its own Node for the npm scripts (npm run lab, npm start, npm test).')
  )
  process.exit(1)
}
