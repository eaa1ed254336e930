import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { ensureBuild } from '../bin/build.mjs'
import { begin, end } from '../bin/lifecycle.mjs'
import { say, step, title } from '../bin/progress.mjs'
import { environmentFor, startApp } from './queue/app'
import { countFigures, openDatabase, openServer } from './queue/databases'
import { load, loadTable } from './queue/load'
import {
  type Comparison,
  compare,
  comparisonTable,
  measureStatistics,
  STATISTICS_GOAL,
} from './queue/measure'
import { type Stage, setStage } from './queue/stage'

// What a page of the queue, a search, a case, a submission and a decision take through HTTP, with ten thousand applications
// and with 1.2 million, and with a hundred sessions at work. Goal: the p95 of the many is at most 1.3 times that of the few.

const { values: chosen } = parseArgs({
  options: {
    rows: { type: 'string', default: '1200000' },
    seconds: { type: 'string', default: '60' },
    samples: { type: 'string', default: '200' },
    'only-small': { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    statistics: { type: 'boolean', default: false },
    assert: { type: 'boolean', default: false },
  },
})
const SMALL = 10_000

await begin(async () => {
  title('Izinku: benchmark of the queue')
  const sizes = chosen['only-small'] ? [SMALL] : [SMALL, Number(chosen.rows)]
  const server = await openServer(process.env.DATABASE_URL, chosen.keep)
  const databases = []
  for (const rows of sizes) {
    const name = rows === SMALL ? 'izinku_bench_small' : 'izinku_bench_large'
    databases.push({ name, rows, ...(await openDatabase(server.url, name, rows)) })
  }
  await server.makeDurable()
  await ensureBuild(await environmentFor(server.url))
  const stages: Stage[] = []
  for (const { name, url } of databases) {
    const { base } = await startApp(name, url)
    stages.push(await setStage(url, base))
  }

  let comparisons: Comparison[] = []
  await step('Measuring', async () => {
    comparisons = await compare(stages, Number(chosen.samples))
  })
  const busiest = stages.at(-1)
  if (!busiest) return
  let loaded: Awaited<ReturnType<typeof load>> = { rows: [], errors: [], per_second: 0 }
  await step(`A hundred sessions for ${chosen.seconds} s`, async () => {
    loaded = await load(busiest, Number(chosen.seconds))
  })
  let statistics: Comparison[] = []
  let counted = ''
  if (chosen.statistics) {
    counted = await countFigures(databases.at(-1)?.url ?? '')
    statistics = await measureStatistics(busiest, 30)
  }

  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`
  say(`\nMachine: ${machine}; app, database and those who ask share it`)
  for (const { rows, seeded } of databases)
    say(`Seeding ${rows.toLocaleString('en')} applications: ${seeded}`)
  say(`\nOne after the other, ${chosen.samples} times each, both databases in turns:`)
  say(comparisonTable(comparisons, sizes.map(short)))
  say(
    `\nA hundred sessions thinking 5 s on ${short(sizes.at(-1) ?? 0)}, ${loaded.per_second} requests a second:`,
  )
  say(loadTable(loaded))
  for (const error of [...new Set(loaded.errors)].slice(0, 10)) say(`  ! ${error}`)
  if (chosen.statistics) {
    say(`\nStatistics on ${short(sizes.at(-1) ?? 0)}, counted in ${counted}; goal p95 < ${STATISTICS_GOAL}:`)
    say(comparisonTable(statistics, [short(sizes.at(-1) ?? 0)]))
  }
  const judged = [...comparisons, ...loaded.rows, ...statistics]
  const missed = judged.filter(({ ok }) => !ok).length + loaded.errors.length
  say(JSON.stringify({ bench: 'queue', machine, databases, comparisons, load: loaded, statistics, missed }))
  await end(chosen.assert && missed > 0 ? 1 : 0)
})

function short(rows: number): string {
  return rows >= 1_000_000 ? `${rows / 1_000_000} M` : `${rows / 1000} k`
}
