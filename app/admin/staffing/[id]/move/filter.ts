import { z } from 'zod'
import { WHICH } from '@/lib/staffing/schema'

const schema = z.object({
  which: z.enum(WHICH).catch('all'),
  type: z.uuid().optional().catch(undefined),
  // One of several boxes comes as a text, more as a list.
  to: z
    .preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.uuid()).max(50))
    .catch([]),
  look: z.literal('1').optional().catch(undefined),
})

export type MoveFilter = z.output<typeof schema>

/** What of an address says which cases move and to whom. */
export function parseMoveFilter(search: Record<string, string | string[] | undefined>): MoveFilter {
  return schema.parse(search)
}
