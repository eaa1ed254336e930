import NextLink from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class'
import { cx } from './class-names'

type LinkProps = Omit<ComponentProps<'a'>, 'href'> & {
  href: string
  /** A plain `<a>`: for files, other sites, and pages that are only read (no script for the link). */
  plain?: boolean
}

/** Moves within the app without loading the whole page anew; nothing is fetched before it is pressed. */
export function Link({ plain = false, href, ...rest }: LinkProps) {
  const elsewhere = plain || !href.startsWith('/') || href.startsWith('/api/') || rest.download !== undefined
  return elsewhere ? <a href={href} {...rest} /> : <NextLink href={href} prefetch={false} {...rest} />
}

/** A link within text. */
export function TextLink({ className, ...rest }: LinkProps) {
  return (
    <Link
      {...rest}
      className={cx(
        'rounded-sm font-medium text-link underline decoration-primary-line decoration-2 underline-offset-4 hover:decoration-current',
        className,
      )}
    />
  )
}

export interface ButtonLinkProps extends LinkProps {
  variant?: ButtonVariant
  size?: ButtonSize
  full?: boolean
  icon?: ReactNode
  iconEnd?: ReactNode
}

/** A link that looks like a button. */
export function ButtonLink({
  variant,
  size,
  full,
  icon,
  iconEnd,
  className,
  children,
  ...rest
}: ButtonLinkProps) {
  return (
    <Link {...rest} className={cx(buttonClass(variant, size, full), className)}>
      {icon}
      {children}
      {iconEnd}
    </Link>
  )
}
