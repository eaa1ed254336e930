/** Languages the product speaks, the first being the one people get who have not chosen. */
export const LOCALES = ['id', 'en'] as const
export type Locale = (typeof LOCALES)[number]

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** One file of texts per area of the product: `messages/<locale>/<namespace>.json`. */
export const NAMESPACES = [
  'common',
  'validation',
  'public',
  'auth',
  'team',
  'onboarding',
  'licensing',
  'licenses',
  'licenseTypes',
  'definitionEditor',
  'check',
  'review',
  'visits',
  'staffing',
  'statistics',
  'documents',
  'billing',
  'dunning',
  'subscriptions',
  'checkout',
  'transfers',
  'finance',
  'refunds',
  'reconciliation',
  'books',
  'figures',
  'catalogue',
  'tax',
  'papers',
  'invoicing',
  'email',
  'finder',
  'settings',
  'audit',
  'admin',
  'system',
  'reference',
] as const
export type Namespace = (typeof NAMESPACES)[number]

/** The language of a cookie's value; anything unknown is Bahasa Indonesia. */
export function parseLocale(value: string | undefined): Locale {
  return LOCALES.find((locale) => locale === value) ?? 'id'
}

/** The theme of a cookie's value; anything unknown follows the device. */
export function parseTheme(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system'
}
