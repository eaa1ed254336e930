'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { MenuLink } from '@/components/ui/menu-link'

interface NavLinkProps {
  href: string
  exact?: boolean
  className?: string
  children: ReactNode
}

/** A link that knows whether one is there; styled through `aria-[current=page]:`. */
export function NavLink({ href, exact = false, className, children }: NavLinkProps) {
  const path = usePathname()
  const current = path === href || (!exact && path.startsWith(`${href}/`))
  return (
    <MenuLink href={href} aria-current={current ? 'page' : undefined} className={className}>
      {children}
    </MenuLink>
  )
}
