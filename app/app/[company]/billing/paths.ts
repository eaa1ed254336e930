/** A page below a company's billing, with what of the address goes along. */
export function billingPath(
  slug: string,
  below = '',
  query: Record<string, string | undefined> = {},
): string {
  const parts = Object.entries(query).filter(([, value]) => value !== undefined)
  const text = new URLSearchParams(parts as [string, string][]).toString()
  return `/app/${slug}/billing${below}${text ? `?${text}` : ''}`
}
