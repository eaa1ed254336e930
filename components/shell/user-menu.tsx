import { getTranslations } from 'next-intl/server'
import { Avatar } from '@/components/ui/avatar'
import { ChevronDownIcon, LogOutIcon } from '@/components/ui/icons'
import { Menu, MenuForm, MenuItem } from '@/components/ui/menu'
import type { NavItem, ShellUser, SignOut } from './nav-item'
import { Preferences } from './preferences'
import { currentTheme } from './theme'

interface UserMenuProps {
  user: ShellUser
  links: NavItem[]
  signOut: SignOut
}

/** Who is signed in, their own pages, language and appearance, and the way out. */
export async function UserMenu({ user, links, signOut }: UserMenuProps) {
  const t = await getTranslations('common')
  return (
    <Menu
      id="user-menu"
      label={`${t('account')}: ${user.name}`}
      trigger={
        <>
          <Avatar name={user.name} size="sm" />
          <ChevronDownIcon size={16} />
        </>
      }
    >
      <div className="px-3 pt-2 pb-3">
        <p className="font-semibold">{user.name}</p>
        <p className="text-sm break-all text-ink-soft">{user.email}</p>
      </div>
      <ul className="border-t border-line py-1">
        {links.map((link) => (
          <li key={link.href}>
            <MenuItem href={link.href} icon={link.icon}>
              {link.label}
            </MenuItem>
          </li>
        ))}
      </ul>
      <div className="border-y border-line px-3 py-3">
        <Preferences theme={await currentTheme()} />
      </div>
      <div className="pt-1">
        <MenuForm action={signOut} icon={<LogOutIcon />}>
          {t('action.signOut')}
        </MenuForm>
      </div>
    </Menu>
  )
}
