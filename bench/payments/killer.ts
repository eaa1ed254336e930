import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type EmbeddedServer, startEmbedded } from '@/db/embedded'
import type { Part } from './parts'
import type { Random } from './payers'

type DatabaseOptions = Parameters<typeof startEmbedded>[0]

/** A PostgreSQL that syncs what it commits, as a part that can be killed like the others. */
export async function startDatabase(
  options: DatabaseOptions,
): Promise<Part & { url: string; stop: () => Promise<void> }> {
  let server: EmbeddedServer = await startEmbedded(options)
  return {
    name: 'database',
    url: server.url,
    async kill() {
      const [pid = ''] = readFileSync(path.join(options.dataDir, 'postmaster.pid'), 'utf8').split('\n')
      // The postmaster and its children are one group.
      process.kill(-Number(pid), 'SIGKILL')
      await server.exited
      await server.stop()
    },
    async start() {
      server = await startEmbedded(options)
    },
    stop: () => server.stop(),
  }
}

/** Kills one part after another at random moments and starts each again, until it is told to end; answers how often each died. */
export function startKiller(parts: readonly Part[], everySeconds: number, random: Random) {
  const deaths: Record<string, number> = Object.fromEntries(parts.map(({ name }) => [name, 0]))
  let isOver = false
  const run = async () => {
    while (!isOver) {
      await delay(everySeconds * 1000 * (0.5 + random()))
      if (isOver) return
      const part = parts[Math.floor(random() * parts.length)]
      if (!part) return
      await part.kill()
      deaths[part.name] = (deaths[part.name] ?? 0) + 1
      await delay(random() * 500)
      await part.start()
    }
  }
  const running = run()
  return {
    deaths,
    /** Resolves when all parts run again. */
    async end() {
      isOver = true
      await running
    },
  }
}
