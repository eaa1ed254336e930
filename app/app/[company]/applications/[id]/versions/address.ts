/** What of the versions an address asks for: one to open, or two to compare (`before` and `after`, as the form sends them). */
export function readVersionQuery(query: Record<string, string | string[] | undefined>): {
  open: number | undefined
  compare: string | undefined
} {
  const number = (key: string) => {
    const value = query[key]
    return typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : undefined
  }
  const [before, after] = [number('before'), number('after')]
  return {
    open: number('open'),
    compare: before !== undefined && after !== undefined ? `${before}-${after}` : undefined,
  }
}
