import type { StaffRole } from '@/lib/auth/permissions'

/** Whether staff of this role work on stages meant for that role. A supervisor may do a reviewer's work. */
export function mayHold(role: StaffRole, stageRole: string | null): boolean {
  return role === stageRole || (role === 'supervisor' && stageRole === 'reviewer')
}
