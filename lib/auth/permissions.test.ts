import { describe, expect, test } from 'vitest'
import {
  COMPANY_PERMISSIONS,
  COMPANY_ROLES,
  type CompanyPermission,
  type CompanyRole,
  can,
  STAFF_PERMISSIONS,
  STAFF_ROLES,
  type StaffPermission,
  type StaffRole,
} from './permissions'

// Written out by role, the other way round than the table itself: who changes one has to think of the other.

const OWNERS: Record<CompanyRole, CompanyPermission[]> = {
  owner: [
    'company.view',
    'company.edit',
    'application.view',
    'application.edit',
    'application.withdraw',
    'document.view',
    'document.upload',
    'document.delete',
    'license.view',
    'license.record',
    'visit.arrange',
    'billing.view',
    'billing.manage',
    'message.view',
    'team.view',
    'team.manage',
  ],
  manager: [
    'company.view',
    'company.edit',
    'application.view',
    'application.edit',
    'application.withdraw',
    'document.view',
    'document.upload',
    'document.delete',
    'license.view',
    'license.record',
    'visit.arrange',
    'billing.view',
    'message.view',
    'team.view',
  ],
  staff: [
    'company.view',
    'application.view',
    'application.edit',
    'document.view',
    'document.upload',
    'license.view',
    'license.record',
    'visit.arrange',
    'message.view',
    'team.view',
  ],
  viewer: ['company.view', 'application.view', 'document.view', 'license.view', 'team.view'],
}

const STAFF: Record<StaffRole, StaffPermission[]> = {
  reviewer: [
    'overview.view',
    'case.view',
    'case.decide',
    'notification.view',
    'staffing.view',
    'license.view_all',
    'company.view_all',
    'calendar.view',
    'license_type.view',
  ],
  supervisor: [
    'overview.view',
    'case.view',
    'case.decide',
    'case.assign',
    'notification.view',
    'staffing.view',
    'staffing.edit',
    'license.view_all',
    'license.manage',
    'statistics.view',
    'wording.edit',
    'company.view_all',
    'calendar.view',
    'calendar.edit',
    'license_type.view',
    'email_log.view',
    'email_log.resend',
  ],
  finance: [
    'overview.view',
    'notification.view',
    'company.view_all',
    'payment.view',
    'payment.manage',
    'invoice.view',
    'invoice.void',
    'invoice.manage',
    'books.view',
    'plan.view',
    'calendar.view',
    'email_log.view',
  ],
  admin: [
    'overview.view',
    'case.view',
    'notification.view',
    'staffing.view',
    'staffing.edit',
    'license.view_all',
    'statistics.view',
    'wording.edit',
    'company.view_all',
    'company.disable',
    'payment.view',
    'invoice.view',
    'books.view',
    'plan.view',
    'plan.edit',
    'calendar.view',
    'calendar.edit',
    'license_type.view',
    'license_type.edit',
    'settings.view',
    'settings.edit',
    'email_template.view',
    'email_template.edit',
    'email_log.view',
    'email_log.resend',
    'audit.view',
    'user.view',
    'user.manage',
    'system.view',
    'system.manage',
  ],
}

const companyPermissions = Object.keys(COMPANY_PERMISSIONS) as CompanyPermission[]
const staffPermissions = Object.keys(STAFF_PERMISSIONS) as StaffPermission[]

describe('who may do what in a company', () => {
  test.each(COMPANY_ROLES)('%s', (role) => {
    expect(companyPermissions.filter((permission) => can(role, permission))).toEqual(OWNERS[role])
  })

  test('nobody there may do what staff may', () => {
    const held = COMPANY_ROLES.flatMap((role) =>
      staffPermissions.filter((permission) => can(role as never, permission as never)),
    )
    expect(held).toEqual([])
  })
})

describe('who may do what among the staff', () => {
  test.each(STAFF_ROLES)('%s', (role) => {
    expect(staffPermissions.filter((permission) => can(role, permission))).toEqual(STAFF[role])
  })

  test('none of them may act for a company', () => {
    const held = STAFF_ROLES.flatMap((role) =>
      companyPermissions.filter((permission) => can(role as never, permission as never)),
    )
    expect(held).toEqual([])
  })

  test('who decides cases sees no money, and who sees money decides none', () => {
    for (const role of STAFF_ROLES) expect(can(role, 'case.decide') && can(role, 'payment.view')).toBe(false)
  })
})

test('what is in no table is held by nobody', () => {
  expect(can('owner', 'company.delete' as never)).toBe(false)
  expect(can('admin', 'toString' as never)).toBe(false)
  expect(can('' as never, 'company.view')).toBe(false)
})
