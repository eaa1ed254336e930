/** The month of an address (`2026-11`), or the present one where none is asked for. Far off ones are not shown. */
export function monthOf(text: string, today: string): string {
  const [, year = '', month = ''] = /^(\d{4})-(\d{2})$/.exec(text) ?? []
  const isMonth = Number(month) >= 1 && Number(month) <= 12
  const isNear = Math.abs(Number(year) - Number(today.slice(0, 4))) <= 60
  return year && isMonth && isNear ? text : today.slice(0, 7)
}

/** The month so many months later or earlier. */
export function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

/** The weeks of a month from Monday, each with seven days; undefined where another month lies. */
export function weeksOf(month: string): (string | undefined)[][] {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const offset = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return Array.from({ length: Math.ceil((offset + count) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, index) => {
      const date = week * 7 + index - offset + 1
      return date < 1 || date > count ? undefined : `${month}-${String(date).padStart(2, '0')}`
    }),
  )
}
