import type { NavItem } from '@/components/shell/nav-item'
import {
  CircleUserIcon,
  ClipboardListIcon,
  CreditCardIcon,
  FolderOpenIcon,
  HouseIcon,
  MessageSquareIcon,
  PlusIcon,
  ShieldCheckIcon,
  UsersIcon,
} from '@/components/ui/icons'
import { type CompanyPermission, type CompanyRole, can } from '@/lib/auth/permissions'

type Section =
  | 'home'
  | 'licenses'
  | 'documents'
  | 'account'
  | 'applications'
  | 'billing'
  | 'messages'
  | 'team'

type Words = (key: Section | 'newCompany') => string

const SECTIONS = {
  home: { path: '', permission: 'company.view', icon: <HouseIcon /> },
  licenses: { path: '/licenses', permission: 'license.view', icon: <ShieldCheckIcon /> },
  documents: { path: '/documents', permission: 'document.view', icon: <FolderOpenIcon /> },
  account: { path: '/settings', permission: 'company.view', icon: <CircleUserIcon /> },
  applications: { path: '/applications', permission: 'application.view', icon: <ClipboardListIcon /> },
  billing: { path: '/billing', permission: 'billing.view', icon: <CreditCardIcon /> },
  messages: { path: '/messages', permission: 'message.view', icon: <MessageSquareIcon /> },
  team: { path: '/team', permission: 'team.view', icon: <UsersIcon /> },
} satisfies Record<Section, { path: string; permission: CompanyPermission; icon: NavItem['icon'] }>

/** The pages of a company that a role may open: the four of the bottom bar, the others, and what the own menu leads to. */
export function ownerNavigation(slug: string, role: CompanyRole, t: Words) {
  const items = (sections: Section[]): NavItem[] =>
    sections
      .filter((section) => can(role, SECTIONS[section].permission))
      .map((section) => ({
        href: `/app/${slug}${SECTIONS[section].path}`,
        label: t(section),
        icon: SECTIONS[section].icon,
        exact: section === 'home',
      }))
  return {
    primary: items(['home', 'licenses', 'documents', 'account']),
    secondary: items(['applications', 'billing', 'messages', 'team']),
    userLinks: [...items(['account']), { href: '/onboarding', label: t('newCompany'), icon: <PlusIcon /> }],
    bell: can(role, 'message.view') ? { href: `/app/${slug}/messages`, count: 0 } : undefined,
  }
}
