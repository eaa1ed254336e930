/** `12` or `12,5`: basis points as percent. */
export function percent(points: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(points / 100)
}
