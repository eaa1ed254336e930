import { useTranslations } from 'next-intl'
import { AwningEdge } from '@/components/art/awning-edge'
import { SeblakStall } from '@/components/art/seblak-stall'
import { Button } from '@/components/ui/button'
import { ArrowRightIcon, SearchIcon } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import { TextLink } from '@/components/ui/link'
import { StepTrack } from '@/components/ui/progress'

/** What Izinku does, and the one question that starts it. */
export function Hero() {
  const t = useTranslations('public.landing.hero')
  return (
    <section className="overflow-x-clip">
      <AwningEdge id="awning" />
      <div className="mx-auto grid max-w-6xl items-center gap-x-12 gap-y-8 px-4 pt-8 pb-12 lg:grid-cols-[1.1fr_1fr] lg:px-6 lg:pt-12 lg:pb-20">
        <div>
          <p className="font-semibold text-link">{t('eyebrow')}</p>
          <h1 className="mt-2 text-display font-extrabold tracking-tight">{t('title')}</h1>
          <p className="mt-4 max-w-prose text-lg text-ink-soft">{t('lead')}</p>
          <CheckForm />
          <TextLink plain href="/sign-up" className="mt-4 inline-flex min-h-11 items-center">
            {t('signUp')}
          </TextLink>
        </div>
        <div className="relative mx-auto w-full max-w-md lg:max-w-none">
          <div className="absolute inset-x-[8%] top-[2%] -z-10 aspect-square rounded-full bg-accent-soft" />
          <SeblakStall className="w-full" />
          <Example />
        </div>
      </div>
    </section>
  )
}

function CheckForm() {
  const t = useTranslations('public.landing.hero')
  return (
    <form method="get" action="/check" className="mt-7 max-w-xl">
      <label htmlFor="what" className="mb-1.5 block font-semibold">
        {t('question')}
      </label>
      <div className="flex flex-col gap-2 sm:flex-row">
        <Input
          id="what"
          name="q"
          type="search"
          start={<SearchIcon />}
          placeholder={t('placeholder')}
          className="flex-1 *:min-h-13"
        />
        <Button type="submit" size="lg" iconEnd={<ArrowRightIcon />}>
          {t('submit')}
        </Button>
      </div>
      <p className="mt-2 text-ink-soft">{t('free')}</p>
    </form>
  )
}

function Example() {
  const t = useTranslations('public.landing.hero')
  const states = {
    sent: 'done',
    checked: 'current',
    decided: 'todo',
    issued: 'todo',
    inForce: 'todo',
  } as const
  const steps = (Object.keys(states) as (keyof typeof states)[]).map((key) => ({
    label: t(`track.${key}`),
    state: states[key],
  }))
  return (
    <figure
      aria-label={t('exampleLabel')}
      className="relative -mt-3 rounded-lg border border-line bg-card p-4 shadow-soft sm:mx-6"
    >
      <p className="text-sm text-ink-soft">
        {t('exampleLabel')} · {t('exampleCompany')}
      </p>
      <p className="mb-3 font-bold">{t('exampleName')}</p>
      <StepTrack label={t('trackLabel')} steps={steps} />
      <p className="mt-3 border-t border-line pt-3 font-medium">{t('exampleTurn')}</p>
    </figure>
  )
}
