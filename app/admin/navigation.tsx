import type { NavItem } from '@/components/shell/nav-item'
import type { NavGroup } from '@/components/shell/staff-shell'
import type { Icon } from '@/components/ui/icon'
import {
  BookOpenTextIcon,
  Building2Icon,
  CalendarDaysIcon,
  ChartColumnIcon,
  FileCheckIcon,
  GaugeIcon,
  InboxIcon,
  LayersIcon,
  LayoutDashboardIcon,
  MailIcon,
  MapPinIcon,
  MessageSquareIcon,
  ReceiptIcon,
  ScaleIcon,
  ScrollTextIcon,
  SendIcon,
  SettingsIcon,
  ShieldCheckIcon,
  UserCheckIcon,
  UsersIcon,
  WalletIcon,
} from '@/components/ui/icons'
import { can, type StaffPermission, type StaffRole } from '@/lib/auth/permissions'

type Entry = { key: string; href: string; icon: Icon; permission: StaffPermission; exact?: boolean }

/** The staff's pages in their order, each with the permission its page asks for. */
const GROUPS: { key: string; entries: Entry[] }[] = [
  {
    key: '',
    entries: [
      {
        key: 'overview',
        href: '/admin',
        icon: LayoutDashboardIcon,
        permission: 'overview.view',
        exact: true,
      },
      { key: 'queue', href: '/admin/queue', icon: InboxIcon, permission: 'case.view' },
      { key: 'visits', href: '/admin/visits', icon: MapPinIcon, permission: 'case.view' },
      {
        key: 'statistics',
        href: '/admin/statistics',
        icon: ChartColumnIcon,
        permission: 'statistics.view',
      },
      { key: 'staffing', href: '/admin/staffing', icon: UserCheckIcon, permission: 'staffing.view' },
      { key: 'companies', href: '/admin/companies', icon: Building2Icon, permission: 'company.view_all' },
    ],
  },
  {
    key: 'licensing',
    entries: [
      { key: 'licenses', href: '/admin/licenses', icon: ShieldCheckIcon, permission: 'license.view_all' },
      {
        key: 'licenseTypes',
        href: '/admin/license-types',
        icon: FileCheckIcon,
        permission: 'license_type.view',
      },
      { key: 'wording', href: '/admin/wording', icon: MessageSquareIcon, permission: 'case.view' },
      { key: 'calendar', href: '/admin/calendar', icon: CalendarDaysIcon, permission: 'calendar.view' },
    ],
  },
  {
    key: 'money',
    entries: [
      { key: 'payments', href: '/admin/payments', icon: WalletIcon, permission: 'payment.view' },
      { key: 'invoices', href: '/admin/invoices', icon: ReceiptIcon, permission: 'invoice.view' },
      { key: 'books', href: '/admin/books', icon: BookOpenTextIcon, permission: 'books.view' },
      { key: 'plans', href: '/admin/plans', icon: LayersIcon, permission: 'plan.view', exact: true },
      { key: 'tax', href: '/admin/plans/tax', icon: ScaleIcon, permission: 'plan.view' },
    ],
  },
  {
    key: 'mail',
    entries: [
      {
        key: 'emailTemplates',
        href: '/admin/emails/templates',
        icon: MailIcon,
        permission: 'email_template.view',
      },
      { key: 'emailLog', href: '/admin/emails/log', icon: SendIcon, permission: 'email_log.view' },
    ],
  },
  {
    key: 'platform',
    entries: [
      { key: 'users', href: '/admin/users', icon: UsersIcon, permission: 'user.view' },
      { key: 'settings', href: '/admin/settings', icon: SettingsIcon, permission: 'settings.view' },
      { key: 'audit', href: '/admin/audit', icon: ScrollTextIcon, permission: 'audit.view' },
      { key: 'system', href: '/admin/system', icon: GaugeIcon, permission: 'system.view' },
    ],
  },
]

/** What of it a role may open. Groups of which nothing is left are left out. */
export function navigationOf(role: StaffRole, t: (key: string) => string): NavGroup[] {
  return GROUPS.map((group) => ({
    label: group.key ? t(`group.${group.key}`) : undefined,
    items: group.entries
      .filter((entry) => can(role, entry.permission))
      .map((entry): NavItem => {
        const EntryIcon = entry.icon
        return {
          href: entry.href,
          label: t(entry.key),
          icon: <EntryIcon size={18} />,
          exact: entry.exact,
        }
      }),
  })).filter((group) => group.items.length > 0)
}
