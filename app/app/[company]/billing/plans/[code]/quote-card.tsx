import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { ButtonLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { billingPath } from '../../paths'
import { AgreeButton } from './agree-button'
import { QuoteNotes } from './quote-notes'
import { QuoteTable } from './quote-table'
import type { readChoicePage } from './read-choice-page'

interface QuoteCardProps {
  slug: string
  read: NonNullable<Awaited<ReturnType<typeof readChoicePage>>>
  other: string
  /** Where a coupon is asked for. */
  children: ReactNode
}

/** What the choice comes to, and the button that agrees to exactly that; or what stands in the way. */
export function QuoteCard({ slug, read, other, children }: QuoteCardProps) {
  const t = useTranslations('subscriptions')
  const choose = useTranslations('billing.choose')
  const { plan, choice, outcome, isFirst, usage, rules, replaces } = read
  if (!outcome.ok)
    return (
      <Card title={choose('cost')}>
        <Notice
          tone={outcome.reason === 'nothingChanges' ? 'info' : 'warning'}
          actions={
            <ButtonLink variant="secondary" href={billingPath(slug, '', { next: choice.next })}>
              {t('toBilling')}
            </ButtonLink>
          }
        >
          {t(`errors.${outcome.reason}`)}
        </Notice>
      </Card>
    )
  const { quote } = outcome
  const isLater = quote.when === 'later'
  const verb = isLater ? 'agreeLater' : quote.to_pay > 0n ? undefined : 'agreeFree'
  return (
    <Card title={isLater ? t('quote.laterTitle') : choose('cost')}>
      {isLater ? (
        <p className="text-lg font-extrabold">{t('quote.nothingToday')}</p>
      ) : (
        <QuoteTable quote={quote} part={`${rules.base_numerator}/${rules.base_denominator}`} />
      )}
      <QuoteNotes quote={quote} plan={plan} usage={usage} isFirst={isFirst} replaces={replaces} />
      {children}
      <div className="mt-5 flex flex-wrap gap-2">
        <AgreeButton
          key={quote.hash}
          label={verb ? t(`quote.${verb}`) : choose('agree')}
          choice={{
            company: slug,
            plan_code: plan.code,
            period: choice.period,
            addons: choice.addons,
            coupon: quote.coupon_refusal ? undefined : choice.coupon,
            quote: quote.hash,
            next: choice.next,
          }}
        />
        <ButtonLink variant="quiet" href={other}>
          {choose('other')}
        </ButtonLink>
      </div>
    </Card>
  )
}
