// Ports: which are taken, which are free. Runs on Node 20 with nothing installed.
import { createServer } from 'node:net'
import { Trouble } from './progress.mjs'

/** The port a variable names, or its default; a Trouble for what is not a port. */
export function portFrom(variable, fallback) {
  const text = process.env[variable]
  if (text === undefined || text === '') return fallback
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw new Trouble(`${variable} is "${text}", which is not a port. Give it a number from 1 to 65535.`)
  }
  return port
}

/** Throws a Trouble that names the port and the variable, for the first of `[{ port, variable, what }]` that is taken. */
export async function checkPorts(wanted) {
  const seen = new Map()
  for (const { port, variable, what } of wanted) {
    const other = seen.get(port)
    if (other) throw new Trouble(`${other} and ${variable} are both ${port}. Give them different ports.`)
    seen.set(port, variable)
    const reason = await whyTaken(port)
    if (reason === 'EACCES') {
      throw new Trouble(
        `Port ${port} (${what}) may not be used by this account. Choose one above 1023 with ${variable}=<port>.`,
      )
    }
    if (reason) {
      throw new Trouble(
        `Port ${port} (${what}) is taken. Stop what uses it, or choose another with ${variable}=<port>.`,
      )
    }
  }
}

/** A port that nobody uses at the moment. */
export async function freePort() {
  const server = createServer()
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function whyTaken(port) {
  // One address after the other: a listener on a single one does not everywhere stand in the way of all.
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    const code = await new Promise((resolve) => {
      const server = createServer()
      server.once('error', (error) => resolve(error.code))
      server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)))
    })
    if (code === 'EADDRINUSE' || code === 'EACCES') return code
  }
  return undefined
}
