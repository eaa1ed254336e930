import { type Figures, figuresOf, round, tableOf } from './figures'
import { type Ask, requestsOf, statisticsOf } from './requests'
import type { Stage } from './stage'

/** p95 of the larger database over that of the smaller. */
export const RATIO_GOAL = 1.3

/** p95 of the statistics in milliseconds, at any size. */
export const STATISTICS_GOAL = 500

export type Comparison = { name: string; small: Figures; large?: Figures; ratio?: number; ok: boolean }

/**
 * Each request `samples` times on either database, in turns, so that whatever else the machine does meets both alike. Throws
 * at the first answer that is not what was asked for.
 */
export async function compare(stages: readonly Stage[], samples: number): Promise<Comparison[]> {
  const [small = [], large] = stages.map(requestsOf)
  const results: Comparison[] = []
  for (const [index, ask] of small.entries()) {
    const pair = [ask, large?.[index]].filter((one) => one !== undefined)
    for (let turn = 0; turn < 12; turn++) for (const one of pair) await timed(one, turn)
    const times: number[][] = pair.map(() => [])
    for (let turn = 0; turn < samples; turn++) {
      for (const at of turn % 2 === 0 ? [0, 1] : [1, 0]) {
        const one = pair[at]
        if (one) times[at]?.push(await timed(one, 12 + turn))
      }
    }
    const [first, second] = times.map(figuresOf)
    if (!first) continue
    const ratio = second && Math.round((second.p95 / first.p95) * 100) / 100
    results.push({
      name: ask.name,
      small: first,
      large: second,
      ratio,
      ok: ratio === undefined || ratio <= RATIO_GOAL,
    })
  }
  return results
}

/** The pages of the statistics on one database, each `samples` times. */
export async function measureStatistics(stage: Stage, samples: number): Promise<Comparison[]> {
  const results: Comparison[] = []
  for (const ask of statisticsOf(stage)) {
    const times: number[] = []
    for (let turn = -5; turn < samples; turn++) {
      const ms = await timed(ask, turn)
      if (turn >= 0) times.push(ms)
    }
    const figures = figuresOf(times)
    results.push({ name: ask.name, small: figures, ok: figures.p95 < STATISTICS_GOAL })
  }
  return results
}

async function timed(ask: Ask, turn: number): Promise<number> {
  const answer = await ask.send(turn)
  const problem = ask.check(answer, turn)
  if (problem) throw new Error(`${ask.name}: ${problem}`)
  return answer.ms
}

export function comparisonTable(results: readonly Comparison[], sizes: readonly string[]): string {
  const [small = '', large] = sizes
  const columns = (size: string) => ['p50', 'p95', 'p99'].map((name) => `${name} ${size}`)
  const cells = ({ p50, p95, p99 }: Figures) => [p50, p95, p99].map((value) => round(value).toFixed(1))
  return tableOf(
    ['ms', ...columns(small), ...(large ? [...columns(large), 'p95 ratio', ''] : [])],
    results.map((row) => [
      row.name,
      ...cells(row.small),
      ...(row.large
        ? [...cells(row.large), row.ratio?.toFixed(2) ?? '', row.ok ? 'ok' : `above ${RATIO_GOAL}`]
        : []),
    ]),
  )
}
