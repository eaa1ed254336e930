import type { Db } from '@/db'
import type { AskedActivities } from '@/lib/licensing/finder/check-answers'
import { CURRENT_KBLI } from '@/lib/reference/kbli-category'
import { type KbliClass, listKbli } from '@/lib/reference/queries'

/** Trades that many small businesses are in, for who was not understood; those the list of classes lacks are left out. */
const COMMON_CODES = ['10794', '56102', '56101', '47112', '14120', '45203', '96121', '03221']

/** Classes to choose from where words led nowhere; none as long as they were understood. */
export async function findExamples(db: Db, { unknown }: AskedActivities): Promise<KbliClass[]> {
  return unknown.length > 0 ? listKbli(db, CURRENT_KBLI, COMMON_CODES) : []
}
