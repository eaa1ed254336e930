// The embedded PostgreSQL on its own: `node bin/pg.mjs start` keeps it running in the foreground, `url` prints
// the connection string in use (DATABASE_URL, else the embedded server's) and nothing else.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { tsImport } from 'tsx/esm/api'

const { embeddedUrl, startEmbedded } = await tsImport('../db/embedded.ts', import.meta.url)
const { runningPort } = await tsImport('../db/embedded-pidfile.ts', import.meta.url)

const data = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), '.data')
const dataDir = path.join(data, 'postgres')
const port = Number(process.env.PGPORT || 54320)
const [command] = process.argv.slice(2)

if (command === 'url') {
  process.stdout.write(`${process.env.DATABASE_URL || embeddedUrl(runningPort(dataDir) ?? port)}\n`)
} else if (command === 'start') {
  const server = await startEmbedded({ dataDir, port, logFile: path.join(data, 'logs', 'postgres.log') })
  console.log(
    server.owned ? `PostgreSQL runs: ${server.url}` : `PostgreSQL was running already: ${server.url}`,
  )
  const stop = async () => {
    await server.stop()
    process.exit(0)
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
  if (!server.owned) process.exit(0)
  await server.exited
} else {
  console.error('Say: node bin/pg.mjs start | url')
  process.exit(1)
}
