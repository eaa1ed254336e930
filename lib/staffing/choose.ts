import type { StaffRole } from '@/lib/auth/permissions'

/** What somebody works on: an absent type or region means any. Whoever has none works on everything. */
export type Skill = { license_type_id: string | null; region_prefix: string | null }

export type Colleague = {
  user_id: string
  role: StaffRole
  skills: readonly Skill[]
  is_away: boolean
  takes_automatic: boolean
  /** How many open cases this person can carry. */
  max_open: number
  open_count: number
  late_count: number
  last_assigned_at: Date | null
}

export type WantedCase = {
  license_type_id: string
  region_code: string | null
  stage_role: string
  /** Four eyes: who completed a stage from which the present one is kept apart. */
  barred_user_ids: readonly string[]
}

/** Why nobody fits: the last condition that nobody met who met all those before it. */
export const OBSTACLES = ['role', 'skill', 'four_eyes', 'away', 'manual', 'full'] as const
export type Obstacle = (typeof OBSTACLES)[number]

export type Choice = { user_id: string } | { because: Obstacle }

/** Whether somebody with these skills works on this kind of case. A case whose place is not known is kept from nobody by it. */
export function hasSkill(
  skills: readonly Skill[],
  wanted: Pick<WantedCase, 'license_type_id' | 'region_code'>,
): boolean {
  if (skills.length === 0) return true
  return skills.some(
    ({ license_type_id, region_prefix }) =>
      (license_type_id === null || license_type_id === wanted.license_type_id) &&
      (region_prefix === null ||
        wanted.region_code === null ||
        wanted.region_code === region_prefix ||
        wanted.region_code.startsWith(`${region_prefix}.`)),
  )
}

/** How full somebody's hands are, 1 being full; a late case weighs as two. */
export function loadOf({
  open_count,
  late_count,
  max_open,
}: Pick<Colleague, 'open_count' | 'late_count' | 'max_open'>) {
  return (open_count + late_count) / max_open
}

/**
 * Who gets a case by itself: of those whose role, skills and presence fit and who have room, the one with the lightest load;
 * of equals the one who waited longest. Supervisors get only what needs a supervisor: the rest they may take by hand.
 */
export function chooseReviewer(wanted: WantedCase, colleagues: readonly Colleague[]): Choice {
  const conditions: Record<Obstacle, (colleague: Colleague) => boolean> = {
    role: ({ role }) => role === wanted.stage_role,
    skill: ({ skills }) => hasSkill(skills, wanted),
    four_eyes: ({ user_id }) => !wanted.barred_user_ids.includes(user_id),
    away: ({ is_away }) => !is_away,
    manual: ({ takes_automatic }) => takes_automatic,
    full: ({ open_count, max_open }) => open_count < max_open,
  }
  let fitting = colleagues
  for (const obstacle of OBSTACLES) {
    fitting = fitting.filter(conditions[obstacle])
    if (fitting.length === 0) return { because: obstacle }
  }
  const [best] = fitting.toSorted(
    (a, b) => loadOf(a) - loadOf(b) || waitingSince(a) - waitingSince(b) || (a.user_id < b.user_id ? -1 : 1),
  )
  if (!best) throw new Error('Nobody was left of a list that was not empty')
  return { user_id: best.user_id }
}

function waitingSince({ last_assigned_at }: Colleague): number {
  return last_assigned_at?.getTime() ?? 0
}
