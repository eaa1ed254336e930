export const KBLI_VERSIONS = ['2025', '2020'] as const
export type KbliVersion = (typeof KBLI_VERSIONS)[number]

/** The version in which new activities are recorded (BPS regulation 7/2025). */
export const CURRENT_KBLI: KbliVersion = '2025'

/** Last two-digit division of each category, in order. The versions differ from J on. */
const LAST_DIVISION: Record<KbliVersion, readonly (readonly [number, string])[]> = {
  '2025': [
    [3, 'A'],
    [9, 'B'],
    [33, 'C'],
    [35, 'D'],
    [39, 'E'],
    [43, 'F'],
    [47, 'G'],
    [53, 'H'],
    [56, 'I'],
    [60, 'J'],
    [63, 'K'],
    [66, 'L'],
    [68, 'M'],
    [75, 'N'],
    [82, 'O'],
    [84, 'P'],
    [85, 'Q'],
    [88, 'R'],
    [93, 'S'],
    [96, 'T'],
    [98, 'U'],
    [99, 'V'],
  ],
  '2020': [
    [3, 'A'],
    [9, 'B'],
    [33, 'C'],
    [35, 'D'],
    [39, 'E'],
    [43, 'F'],
    [47, 'G'],
    [53, 'H'],
    [56, 'I'],
    [63, 'J'],
    [66, 'K'],
    [68, 'L'],
    [75, 'M'],
    [82, 'N'],
    [84, 'O'],
    [85, 'P'],
    [88, 'Q'],
    [93, 'R'],
    [96, 'S'],
    [98, 'T'],
    [99, 'U'],
  ],
}

/** The category letter of a five-digit code: its first two digits decide. */
export function kbliCategory(version: KbliVersion, code: string): string {
  const division = Number(code.slice(0, 2))
  const found = LAST_DIVISION[version].find(([last]) => division <= last)
  if (!found) throw new RangeError(`No KBLI category for ${code}`)
  return found[1]
}
