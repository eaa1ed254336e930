import type { Zone } from '../time'

/** Provinces east of the first zone (Presidential Decree 41/1987, and the provinces split off since), by their two-digit code. */
const CENTRAL = new Set(['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76'])
const EASTERN = new Set(['81', '82', '91', '92', '93', '94', '95', '96'])

/**
 * The zone of a province, or of any region inside it: `32`, `32.73` and `32.73.01.1001` are all Asia/Jakarta.
 * The label (WIB, WITA, WIT) is `ZONES[zone]` in `lib/time.ts`.
 */
export function zoneOfRegion(regionCode: string): Zone {
  const province = regionCode.slice(0, 2)
  if (CENTRAL.has(province)) return 'Asia/Makassar'
  if (EASTERN.has(province)) return 'Asia/Jayapura'
  return 'Asia/Jakarta'
}
