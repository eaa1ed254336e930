import type { DemoCompany } from './companies'
import type { Random } from './random'

/** Where an application of the story stands. `stage` counts from 1; `late` lets its deadline have passed. */
export type Story = {
  code: 'nib' | 'spp_irt' | 'halal_self_declared' | 'merek'
  end: 'draft' | 'submitted' | 'in_review' | 'revision_requested' | 'approved' | 'rejected' | 'withdrawn'
  stage?: number
  late?: boolean
  held_by?: 'rina' | 'agus' | 'dewi'
  escalated?: boolean
  revised?: boolean
  priority?: 'urgent' | 'high' | 'normal' | 'low'
  /** Days ago of the submission (of the end, for those that ended). */
  days: number
}

const SARI: Story[] = [
  { code: 'nib', end: 'approved', days: 150, revised: true },
  { code: 'spp_irt', end: 'in_review', stage: 6, held_by: 'rina', days: 24, revised: true },
  { code: 'halal_self_declared', end: 'revision_requested', stage: 2, held_by: 'agus', days: 6 },
  { code: 'merek', end: 'draft', days: 3 },
]

const TONO: Story[] = [
  { code: 'nib', end: 'approved', days: 140 },
  { code: 'merek', end: 'in_review', stage: 3, held_by: 'agus', days: 9 },
]

/** What the companies apply for: Sari and Tono as the README tells it, the others so that every state and stage has somebody in it. */
export function storiesOf(
  company: DemoCompany,
  index: number,
  stageCounts: Record<string, number>,
  random: Random,
): Story[] {
  if (index === 0) return SARI
  if (index === 1) return TONO
  const codes: Story['code'][] = ['nib']
  if (company.mainKbli.startsWith('10')) codes.push('spp_irt')
  if (
    (company.mainKbli.startsWith('10') || company.mainKbli.startsWith('56')) &&
    company.yearly_sales_amount <= 500_000_000n
  )
    codes.push('halal_self_declared')
  codes.push('merek')
  const open = OPEN_ENDS[index % OPEN_ENDS.length] as Partial<Story> & { end: Story['end'] }
  const openAt = Math.min(codes.length - 1, index % 7 === 3 ? 0 : 1 + (index % Math.max(1, codes.length - 1)))
  return codes.slice(0, openAt + 1).map((code, position) => {
    if (position < openAt)
      return { code, end: 'approved', days: random.between(15, 60), revised: random.chance(0.3) }
    const stages = stageCounts[code] ?? 5
    const stage = 1 + ((index * 3) % stages)
    return {
      code,
      stage,
      days: random.between(2, 12),
      ...open,
      ...(open.end === 'submitted' && { stage: 1 }),
      // Beside Sari's, another one at the visit: its owner has yet to choose a time.
      ...(code === 'spp_irt' && open.end === 'in_review' && { stage: 6, held_by: 'rina' as const }),
    }
  })
}

const OPEN_ENDS: (Partial<Story> & { end: Story['end'] })[] = [
  { end: 'in_review', held_by: 'rina' },
  { end: 'submitted' },
  { end: 'in_review', late: true, held_by: 'agus', priority: 'high' },
  { end: 'revision_requested', held_by: 'rina' },
  { end: 'in_review' },
  { end: 'approved', revised: true },
  { end: 'in_review', held_by: 'agus', revised: true },
  { end: 'draft' },
  { end: 'submitted', late: true },
  { end: 'rejected', held_by: 'agus' },
  { end: 'in_review', held_by: 'rina', late: true },
  { end: 'approved' },
  { end: 'in_review', escalated: true, held_by: 'dewi', priority: 'urgent' },
  { end: 'withdrawn' },
  { end: 'submitted', priority: 'high' },
  { end: 'in_review', held_by: 'rina', priority: 'low' },
]
