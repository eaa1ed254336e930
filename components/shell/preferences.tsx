import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { MonitorIcon, MoonIcon, SunIcon } from '@/components/ui/icons'
import { LOCALES, THEMES, type Theme } from '@/lib/i18n/locale'

const THEME_ICON = { system: MonitorIcon, light: SunIcon, dark: MoonIcon } satisfies Record<Theme, unknown>

/** Language and appearance as buttons of a plain form: one press sets a cookie and comes back. No script. */
export function Preferences({ theme }: { theme: Theme }) {
  const t = useTranslations('common.preferences')
  const locale = useLocale()
  return (
    <form method="post" action="/preferences" className="flex flex-wrap gap-x-6 gap-y-3">
      <Group label={t('language')}>
        {LOCALES.map((value) => (
          <Choice key={value} name="locale" value={value} current={value === locale}>
            <span lang={value}>{t(value)}</span>
          </Choice>
        ))}
      </Group>
      <Group label={t('theme')}>
        {THEMES.map((value) => {
          const ThemeIcon = THEME_ICON[value]
          return (
            <Choice key={value} name="theme" value={value} current={value === theme}>
              <ThemeIcon size={18} />
              {t(value)}
            </Choice>
          )
        })}
      </Group>
    </form>
  )
}

function Group({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="mb-1 text-sm text-ink-soft">{label}</legend>
      <div className="inline-flex flex-wrap rounded-md border border-line-strong bg-card p-0.5">
        {children}
      </div>
    </fieldset>
  )
}

interface ChoiceProps {
  name: string
  value: string
  current: boolean
  children: ReactNode
}

function Choice({ name, value, current, children }: ChoiceProps) {
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-pressed={current}
      className="inline-flex min-h-10 items-center gap-1.5 rounded-sm px-3 text-sm font-medium text-ink-soft hover:text-ink aria-pressed:bg-primary-soft aria-pressed:font-semibold aria-pressed:text-link"
    >
      {children}
    </button>
  )
}
