import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { stopSender } from '@/lib/jobs/boss'
import { begin, end } from '../bin/lifecycle.mjs'
import { say, step, title } from '../bin/progress.mjs'
import { environmentFor } from './queue/app'
import { openServer } from './queue/databases'
import { check, openBench, type Run, runOnce, seed } from './renewals/stage'

// How long the nightly job takes to invoice the next period of ten thousand plans: invoices with their lines, postings, log,
// history, mails and the jobs that send them. Goal: within a minute.

const { values: chosen } = parseArgs({
  options: {
    plans: { type: 'string', default: '10000' },
    keep: { type: 'boolean', default: false },
    assert: { type: 'boolean', default: false },
  },
})
const GOAL_SECONDS = 60

await begin(async () => {
  title('Izinku: benchmark of renewals')
  const plans = Number(chosen.plans)
  const server = await openServer(process.env.DATABASE_URL, chosen.keep)
  const url = await openBench(server.url)
  Object.assign(process.env, await environmentFor(url), { DATABASE_URL: url, LOG_LEVEL: 'warn' })
  await step(`Seeding twice ${plans.toLocaleString('en')} plans whose period ends within a week`, () =>
    seed(url, plans),
  )
  await server.makeDurable()
  const runs: Run[] = []
  for (const workers of [1, 2])
    await step(
      `Renewing ${plans.toLocaleString('en')} plans, ${workers === 1 ? 'one worker' : 'two workers at once'}`,
      async () => {
        runs.push(await runOnce(url, workers, workers))
      },
    )
  const problems = await check(url, runs, plans)
  await stopSender()
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`
  say(`\nMachine: ${machine}; job and database share it`)
  say('| workers | invoices | mails | seconds | invoices a second |')
  say('|---|---|---|---|---|')
  for (const run of runs)
    say(
      `| ${run.workers} | ${run.invoices} | ${run.mails} | ${run.seconds.toFixed(1)} | ${Math.round(run.invoices / run.seconds)} |`,
    )
  for (const problem of problems) say(`  ! ${problem}`)
  const missed = problems.length + runs.filter(({ seconds }) => seconds > GOAL_SECONDS).length
  say(
    JSON.stringify({ bench: 'renewals', machine, plans, goal_seconds: GOAL_SECONDS, runs, problems, missed }),
  )
  await end(chosen.assert && missed > 0 ? 1 : 0)
})
