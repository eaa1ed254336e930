import type { CSSProperties, ReactNode } from 'react'
import type { ButtonSize, ButtonVariant } from './button-class'
import { buttonClass } from './button-class'
import { cx } from './class-names'
import { MenuLink } from './menu-link'

interface MenuProps {
  /** Unique on the page. */
  id: string
  /** What the button shows. */
  trigger: ReactNode
  /** Name of the button where it shows only an icon. */
  label?: string
  variant?: ButtonVariant
  size?: ButtonSize
  /** `MenuItem`s, `MenuForm`s, or anything. */
  children: ReactNode
}

/** A panel below its button (on phones from the foot of the screen), by the browser's own popover: no script. */
export function Menu({ id, trigger, label, variant = 'quiet', size, children }: MenuProps) {
  const anchor = `--${id}`
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className={buttonClass(variant, size)}
        style={{ anchorName: anchor } as CSSProperties}
      >
        {label && <span className="sr-only">{label}</span>}
        {trigger}
      </button>
      <div
        id={id}
        popover="auto"
        className="popover-panel rounded-lg border border-line bg-card p-2 text-ink shadow-soft"
        style={{ positionAnchor: anchor } as CSSProperties}
      >
        {children}
      </div>
    </>
  )
}

const ITEM =
  'flex min-h-11 w-full items-center gap-3 rounded-md px-3 py-2 text-start font-medium hover:bg-hover'

/** A line of a menu that leads somewhere. */
export function MenuItem({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <MenuLink href={href} className={ITEM}>
      {icon}
      {children}
    </MenuLink>
  )
}

interface MenuFormProps {
  action: string | ((form: FormData) => void | Promise<void>)
  icon?: ReactNode
  danger?: boolean
  children: ReactNode
}

/** A line of a menu that does something. */
export function MenuForm({ action, icon, danger, children }: MenuFormProps) {
  return (
    <form action={action} method={typeof action === 'string' ? 'post' : undefined}>
      <button type="submit" className={cx(ITEM, danger && 'text-danger')}>
        {icon}
        {children}
      </button>
    </form>
  )
}
