import { useTranslations } from 'next-intl'
import { Kawung } from '@/components/art/kawung'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { ShieldCheckIcon } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'

/** For strangers who hold a certificate in their hands. */
export function VerifyBox() {
  const t = useTranslations('public.landing.verifyBox')
  return (
    <section className="mx-auto max-w-6xl px-4 lg:px-6">
      <div className="grid overflow-clip rounded-lg border border-line bg-card shadow-soft md:grid-cols-[1fr_12rem]">
        <form method="get" action="/verify" className="p-6 lg:p-10">
          <h2 className="text-2xl font-extrabold tracking-tight">{t('title')}</h2>
          <p className="mt-2 max-w-prose text-ink-soft">{t('text')}</p>
          <div className="mt-6 grid max-w-xl items-end gap-3 sm:grid-cols-[1fr_auto]">
            <Field id="code" label={t('label')} hint={t('help')}>
              <Input
                id="code"
                name="code"
                required
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
              />
            </Field>
            <Button type="submit" variant="secondary" icon={<ShieldCheckIcon />}>
              {t('submit')}
            </Button>
          </div>
        </form>
        <div className="bg-accent-soft text-kunyit-600 max-md:h-16 dark:text-accent">
          <Kawung id="kawung-verify" tile={64} />
        </div>
      </div>
    </section>
  )
}
