import type { ReactNode } from 'react'

export interface NavItem {
  href: string
  label: string
  icon: ReactNode
  /** How many wait there; shown when above zero. */
  count?: number
  /** Current only on this very page, not below it. */
  exact?: boolean
}

export interface ShellUser {
  name: string
  email: string
}

/** Ends the session: an address that takes a POST, or a server action. */
export type SignOut = string | ((form: FormData) => void | Promise<void>)
