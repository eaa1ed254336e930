import type pg from 'pg'
import type { Recorded } from './recorder'

type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  'Recheck Cond'?: string
  Filter?: string
  Plans?: Node[]
}

export type Finding = { query: string; node: string }

/** Tables with so many rows that reading all of them for a page is a fault. */
export async function largeTables(client: pg.Client, least = 2000): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples >= $1`,
    [least],
  )
  return new Set(rows.map(({ name }) => name))
}

/**
 * What of the statements' plans reads a whole large table: in sequence, or by running through an index that leaves nothing
 * out, unless a limit ends it. Explained with the parameters they were sent with.
 */
export async function findScans(client: pg.Client, statements: readonly Recorded[]): Promise<Finding[]> {
  const large = await largeTables(client)
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_index join pg_class on pg_class.oid = indexrelid where indpred is not null`,
  )
  const partial = new Set(rows.map(({ name }) => name))
  const findings: Finding[] = []
  for (const { text, values } of statements) {
    if (!/^\s*(select|with|insert|update|delete|merge)\b/i.test(text)) continue
    const plan = await client.query<{ 'QUERY PLAN': { Plan: Node }[] }>(
      `explain (format json) ${text}`,
      values,
    )
    const root = plan.rows[0]?.['QUERY PLAN'][0]?.Plan
    if (!root) throw new Error(`No plan for: ${text}`)
    for (const node of scansIn(root, large, partial, false)) findings.push({ query: squeeze(text), node })
  }
  return findings
}

function scansIn(node: Node, large: Set<string>, partial: Set<string>, isLimited: boolean): string[] {
  const table = node['Relation Name']
  const found: string[] = []
  if (table && large.has(table)) {
    const isWholeIndex =
      /^Index( Only)? Scan/.test(node['Node Type']) &&
      node['Index Cond'] === undefined &&
      !partial.has(node['Index Name'] ?? '')
    if (node['Node Type'] === 'Seq Scan') found.push(`Seq Scan on ${table}${filterOf(node)}`)
    else if (isWholeIndex && !isLimited)
      found.push(`all of ${node['Index Name']} on ${table}${filterOf(node)}`)
  }
  // A sort or an aggregate below a limit still needs all its rows.
  const passes = !['Sort', 'Aggregate', 'Hash', 'Bitmap Heap Scan'].includes(node['Node Type'])
  const limited = node['Node Type'] === 'Limit' || (isLimited && passes)
  return [...found, ...(node.Plans ?? []).flatMap((child) => scansIn(child, large, partial, limited))]
}

const filterOf = (node: Node) => (node.Filter ? ` with ${node.Filter}` : '')

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 600)
