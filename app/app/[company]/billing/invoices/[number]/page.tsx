import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { InvoiceBadge } from '@/components/billing/status-badges'
import { ClientMessages } from '@/components/i18n/client-messages'
import { DownloadIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireMember } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { safeNext } from '@/lib/auth/redirects'
import { numberFromPath, numberToPath } from '@/lib/billing/invoices/number'
import { dayOf } from '@/lib/time'
import { billingPath } from '../../paths'
import { AttemptList } from './attempt-list'
import { InvoiceNotice } from './invoice-notice'
import { MethodList } from './method-list'
import { PapersCard } from './papers-card'
import { PayPanel } from './pay-panel'
import { readPayPage } from './read-pay-page'
import { isUnderWay } from './stand'

type Props = PageProps<'/app/[company]/billing/invoices/[number]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const number = numberFromPath((await params).number)
  return { title: (await getTranslations('billing.invoice'))('title', { number: number ?? '' }) }
}

/** One invoice: what there is to pay, the ways to pay it, what was tried, and what it says. */
export default async function InvoicePage({ params, searchParams }: Props) {
  const { company: slug, number: path } = await params
  const { company, role, user } = await requireMember(slug, 'billing.view')
  const search = await searchParams
  const next = safeNext(search.next)
  const returned = search.from === 'payment'
  const [t, locale, read] = await Promise.all([
    getTranslations('billing'),
    getLocale(),
    readPayPage(company.id, user.id, numberFromPath(path)),
  ])
  if (!read) notFound()
  const { invoice, attempts, channels } = read
  const today = dayOf(new Date())
  const manages = can(role, 'billing.manage')
  const open = attempts.filter(isUnderWay)
  const over = attempts.filter((attempt) => !isUnderWay(attempt) || invoice.status !== 'open')
  return (
    <ClientMessages namespaces={['checkout', 'validation']}>
      <PageHeader
        title={t('invoice.title', { number: invoice.number })}
        badge={<InvoiceBadge status={invoice.status} dueOn={invoice.due_on} today={today} />}
        crumbs={[
          { label: t('page.title'), href: billingPath(company.slug, '', { next }) },
          { label: invoice.number },
        ]}
        actions={
          <ButtonLink
            plain
            variant="secondary"
            icon={<DownloadIcon />}
            href={billingPath(company.slug, `/invoices/${numberToPath(invoice.number)}/pdf`)}
          >
            {t('invoice.download')}
          </ButtonLink>
        }
      />
      <div className="grid gap-6">
        <InvoiceNotice invoice={invoice} attempts={attempts} returned={returned} />
        {next && invoice.status === 'paid' && (
          <Notice tone="success" actions={<ButtonLink href={next}>{t('page.resume.continue')}</ButtonLink>}>
            {t('page.resume.paid')}
          </Notice>
        )}
        <PayPanel
          {...read}
          slug={company.slug}
          manages={manages}
          returned={returned}
          today={today}
          locale={locale}
        />
        {invoice.status === 'open' && manages && (
          <MethodList
            slug={company.slug}
            number={invoice.number}
            channels={channels}
            isSwitch={open.length > 0}
            transferWaits={open.some(({ provider }) => provider === 'manual')}
            next={next}
          />
        )}
        {over.length > 0 && <AttemptList attempts={over} zone={user.time_zone} />}
        <PapersCard slug={company.slug} invoice={invoice} />
      </div>
    </ClientMessages>
  )
}
