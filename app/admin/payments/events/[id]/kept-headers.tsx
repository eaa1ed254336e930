/** The headers that came along, as text and nothing else. */
export function KeptHeaders({ headers, none }: { headers: unknown; none: string }) {
  const entries = Object.entries((headers ?? {}) as Record<string, unknown>).filter(
    ([, value]) => value !== '',
  )
  if (entries.length === 0) return <p className="text-ink-soft">{none}</p>
  return (
    <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
      {entries.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="font-semibold">{name}</dt>
          <dd className="[overflow-wrap:anywhere]">{String(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
