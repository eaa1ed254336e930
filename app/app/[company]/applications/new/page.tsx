import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/form/action-button'
import { ClientMessages } from '@/components/i18n/client-messages'
import { IneligibleList } from '@/components/licensing/ineligible-list'
import { PlanCard } from '@/components/licensing/plan-card'
import { ButtonLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { findUsage } from '@/lib/billing/entitlements'
import { newId } from '@/lib/ids'
import { say } from '@/lib/licensing/definitions/texts'
import { getBusiness, profileOf } from '@/lib/licensing/finder/business'
import { findPlan } from '@/lib/licensing/finder/queries'
import { startAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('licensing'))('new.title') }
}

/** Which licence to apply for: what this business needs first, each with why, cost, time and papers. */
export default async function NewApplicationPage({ params }: PageProps<'/app/[company]/applications/new'>) {
  const { company } = await requireMember((await params).company, 'application.edit')
  const [business, usage, t, locale] = await Promise.all([
    getBusiness(db, company.id),
    findUsage(db, company.id),
    getTranslations('licensing'),
    getLocale(),
  ])
  const plan = await findPlan(db, profileOf(business, locale), new Date())
  // What is held may be applied for again: for another product, another mark.
  const possible = plan.items.filter((one) => one.fit !== 'ineligible')
  const path = `/app/${company.slug}`
  const limit = usage.open_application_limit
  const isFull = limit !== null && usage.open_applications >= limit

  return (
    <ClientMessages namespaces={['licensing', 'validation']}>
      <PageHeader
        title={t('new.title')}
        lead={t('new.lead')}
        crumbs={[{ label: t('list.title'), href: `${path}/applications` }, { label: t('new.title') }]}
      />
      <div className="grid gap-5">
        {isFull && (
          <Notice
            tone="warning"
            title={t('new.full', { used: usage.open_applications, limit })}
            actions={
              <ButtonLink href={`${path}/billing?next=${encodeURIComponent(`${path}/applications/new`)}`}>
                {t('new.upgrade')}
              </ButtonLink>
            }
          >
            {t('new.fullText')}
          </Notice>
        )}
        {possible.map((item) => (
          <div key={item.type.code} id={item.type.code}>
            <PlanCard
              level={2}
              item={item}
              plan={plan}
              action={
                !item.after_nib &&
                !isFull && (
                  <ActionButton
                    size="lg"
                    namespace="licensing"
                    aria-label={t('home.startOf', {
                      license: say(item.type.definition.name, locale),
                    })}
                    action={startAction.bind(null, {
                      company: company.slug,
                      code: item.type.code,
                      // Made here, so that a second press finds the draft of the first.
                      application_id: newId(),
                    })}
                  >
                    {t('home.start')}
                  </ActionButton>
                )
              }
            />
          </div>
        ))}
        <IneligibleList items={plan.items.filter((one) => one.fit === 'ineligible')} />
      </div>
    </ClientMessages>
  )
}
