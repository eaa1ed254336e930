import { setTimeout as delay } from 'node:timers/promises'
import { type Figures, figuresOf, tableOf } from './figures'
import { type Ask, requestsOf } from './requests'
import type { Stage } from './stage'

const SESSIONS = 100
const THINKING_MS = 5000

/** Of a hundred requests so many are of each kind. */
const MIX: Record<string, number> = {
  'queue page': 35,
  'filtered queue': 10,
  'search by number': 8,
  'search by name': 8,
  'search by a common word': 4,
  'case screen': 20,
  submit: 5,
  decide: 10,
}

/** p95 in milliseconds under load, by what a kind of request counts as. */
const GOALS: Record<string, number> = {
  'queue page': 60,
  'filtered queue': 60,
  'search by number': 60,
  'search by name': 60,
  'search by a common word': 60,
  submit: 150,
  decide: 150,
}

export type Loaded = Figures & { name: string; goal?: number; ok: boolean }
export type LoadResult = { rows: Loaded[]; errors: string[]; per_second: number }

/** A hundred sessions that think five seconds between requests, for so many seconds. Begins with all of them spread out. */
export async function load(stage: Stage, seconds: number): Promise<LoadResult> {
  const asks = requestsOf(stage)
  const times = new Map<string, number[]>(asks.map(({ name }) => [name, []]))
  const errors: string[] = []
  const until = performance.now() + seconds * 1000
  let turn = 0
  const session = async () => {
    await delay(Math.random() * THINKING_MS)
    while (performance.now() < until) {
      const ask = draw(asks)
      turn++
      try {
        const at = turn
        const answer = await ask.send(at)
        times.get(ask.name)?.push(answer.ms)
        const problem = ask.check(answer, at)
        if (problem) errors.push(`${ask.name}: ${problem}`)
      } catch (error) {
        errors.push(`${ask.name}: ${error instanceof Error ? error.message : String(error)}`)
      }
      await delay(THINKING_MS * (0.5 + Math.random()))
    }
  }
  await Promise.all(Array.from({ length: SESSIONS }, session))
  const rows = asks.map(({ name }) => {
    const figures = figuresOf(times.get(name) ?? [])
    const goal = GOALS[name]
    return { name, ...figures, goal, ok: goal === undefined || figures.p95 < goal }
  })
  const count = rows.reduce((sum, row) => sum + row.count, 0)
  return { rows, errors, per_second: Math.round((count / seconds) * 10) / 10 }
}

function draw(asks: readonly Ask[]): Ask {
  let left = Math.random() * 100
  for (const ask of asks) {
    left -= MIX[ask.name] ?? 0
    if (left < 0) return ask
  }
  return asks[0] as Ask
}

export function loadTable({ rows }: LoadResult): string {
  return tableOf(
    ['ms', 'requests', 'p50', 'p95', 'p99', 'goal p95', ''],
    rows.map((row) => [
      row.name,
      String(row.count),
      ...[row.p50, row.p95, row.p99].map((value) => value.toFixed(1)),
      row.goal === undefined ? '' : `< ${row.goal}`,
      row.goal === undefined ? '' : row.ok ? 'ok' : 'above',
    ]),
  )
}
