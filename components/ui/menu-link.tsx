'use client'

import NextLink from 'next/link'
import type { ComponentProps } from 'react'

/** A link within a popover that closes it, since the page around stays when one moves within the app. */
export function MenuLink(props: Omit<ComponentProps<typeof NextLink>, 'onClick' | 'prefetch'>) {
  return (
    <NextLink
      {...props}
      prefetch={false}
      onClick={(event) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
    />
  )
}
