/** Who may do what. One table for companies' members, one for staff: pages and actions name a permission, never a role. */

export const COMPANY_ROLES = ['owner', 'manager', 'staff', 'viewer'] as const
export type CompanyRole = (typeof COMPANY_ROLES)[number]

export const STAFF_ROLES = ['reviewer', 'supervisor', 'finance', 'admin'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

export const COMPANY_PERMISSIONS = {
  'company.view': ['owner', 'manager', 'staff', 'viewer'],
  'company.edit': ['owner', 'manager'],
  'application.view': ['owner', 'manager', 'staff', 'viewer'],
  'application.edit': ['owner', 'manager', 'staff'],
  'application.withdraw': ['owner', 'manager'],
  'document.view': ['owner', 'manager', 'staff', 'viewer'],
  'document.upload': ['owner', 'manager', 'staff'],
  'document.delete': ['owner', 'manager'],
  'license.view': ['owner', 'manager', 'staff', 'viewer'],
  'license.record': ['owner', 'manager', 'staff'],
  'visit.arrange': ['owner', 'manager', 'staff'],
  'billing.view': ['owner', 'manager'],
  'billing.manage': ['owner'],
  'message.view': ['owner', 'manager', 'staff'],
  'team.view': ['owner', 'manager', 'staff', 'viewer'],
  'team.manage': ['owner'],
} as const satisfies Record<string, readonly CompanyRole[]>
export type CompanyPermission = keyof typeof COMPANY_PERMISSIONS

export const STAFF_PERMISSIONS = {
  'overview.view': ['reviewer', 'supervisor', 'finance', 'admin'],
  'case.view': ['reviewer', 'supervisor', 'admin'],
  'case.decide': ['reviewer', 'supervisor'],
  'case.assign': ['supervisor'],
  'notification.view': ['reviewer', 'supervisor', 'finance', 'admin'],
  'staffing.view': ['reviewer', 'supervisor', 'admin'],
  'staffing.edit': ['supervisor', 'admin'],
  'license.view_all': ['reviewer', 'supervisor', 'admin'],
  'license.manage': ['supervisor'],
  'statistics.view': ['supervisor', 'admin'],
  'wording.edit': ['supervisor', 'admin'],
  'company.view_all': ['reviewer', 'supervisor', 'finance', 'admin'],
  'company.disable': ['admin'],
  'payment.view': ['finance', 'admin'],
  'payment.manage': ['finance'],
  'invoice.view': ['finance', 'admin'],
  'invoice.void': ['finance'],
  'invoice.manage': ['finance'],
  'books.view': ['finance', 'admin'],
  'plan.view': ['finance', 'admin'],
  'plan.edit': ['admin'],
  'calendar.view': ['reviewer', 'supervisor', 'finance', 'admin'],
  'calendar.edit': ['supervisor', 'admin'],
  'license_type.view': ['reviewer', 'supervisor', 'admin'],
  'license_type.edit': ['admin'],
  'settings.view': ['admin'],
  'settings.edit': ['admin'],
  'email_template.view': ['admin'],
  'email_template.edit': ['admin'],
  'email_log.view': ['supervisor', 'finance', 'admin'],
  'email_log.resend': ['supervisor', 'admin'],
  'audit.view': ['admin'],
  'user.view': ['admin'],
  'user.manage': ['admin'],
  'system.view': ['admin'],
  'system.manage': ['admin'],
} as const satisfies Record<string, readonly StaffRole[]>
export type StaffPermission = keyof typeof STAFF_PERMISSIONS

/** Whether a role holds a permission. The one place that answers this. */
export function can(role: CompanyRole, permission: CompanyPermission): boolean
export function can(role: StaffRole, permission: StaffPermission): boolean
export function can(role: string, permission: CompanyPermission | StaffPermission): boolean {
  const table: Record<string, readonly string[]> = { ...COMPANY_PERMISSIONS, ...STAFF_PERMISSIONS }
  return Object.hasOwn(table, permission) && (table[permission]?.includes(role) ?? false)
}
