import type { Metadata } from 'next'
import { connection } from 'next/server'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { getKeySet } from '@/lib/licensing/signing/keys'
import { formatInstant } from '@/lib/time'
import { OfflineCheck } from './offline-check'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('licenses.offline')
  return { title: t('title'), description: t('lead') }
}

/** Checks the signature of a certificate in the reader's own device: the keys come with the page. */
export default async function OfflinePage() {
  await connection()
  const [keySet, t, locale] = await Promise.all([
    getKeySet(db),
    getTranslations('licenses.offline'),
    getLocale(),
  ])
  return (
    <div className="mx-auto max-w-xl px-4 py-10 lg:py-16">
      <PageHeader title={t('title')} lead={t('lead')} />
      <Card>
        <ClientMessages namespaces={['licenses', 'validation']}>
          <OfflineCheck keySet={keySet} locale={locale} />
        </ClientMessages>
      </Card>
      <p className="mt-4 text-ink-soft">
        {t('keys', { count: keySet.keys.length, when: formatInstant(new Date(), locale) })}
      </p>
      <p className="mt-2 text-ink-soft">{t('limits')}</p>
    </div>
  )
}
