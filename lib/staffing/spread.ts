import type { StaffRole } from '@/lib/auth/permissions'
import { mayHold } from '@/lib/licensing/process/roles'
import { type Choice, type Colleague, chooseReviewer, type WantedCase } from './choose'

/**
 * Proposes who gets each of these cases, in order, each seeing the load of those before it. Without names: whoever fits, as
 * by the rules of automatic assignment. With names a supervisor has decided: only role and four eyes still bind.
 */
export function spread(
  cases: readonly WantedCase[],
  team: readonly Colleague[],
  named: readonly string[],
): Choice[] {
  const members = team
    .filter(({ user_id }) => named.length === 0 || named.includes(user_id))
    .map((member) => ({
      ...member,
      ...(named.length > 0 && { skills: [], is_away: false, takes_automatic: true }),
    }))
  return cases.map((work) => {
    const choice = chooseReviewer(
      work,
      named.length > 0 ? members.map((one) => asDecided(one, work)) : members,
    )
    const chosen = members.find((one) => 'user_id' in choice && one.user_id === choice.user_id)
    if (chosen) chosen.open_count++
    return choice
  })
}

/** As chosen by name: whoever may hold the stage counts as of its role, and always has room. */
function asDecided(member: Colleague, work: WantedCase): Colleague {
  const role = mayHold(member.role, work.stage_role) ? (work.stage_role as StaffRole) : member.role
  return { ...member, role, max_open: Math.max(member.max_open, member.open_count + 1) }
}
