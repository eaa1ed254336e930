import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { consumeLimit } from '@/lib/auth/rate-limits'
import { decodeCode, findVerified, normalizeCode, spacedCode } from '@/lib/licensing/licenses/verification'
import { requestInfo } from '@/lib/request'
import { CodeForm } from '../code-form'
import { LicenseFacts } from './license-facts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('review.verify')
  return { title: t('title'), description: t('meta'), robots: { index: false } }
}

export default async function VerifiedPage({ params }: PageProps<'/verify/[code]'>) {
  const typed = decodeCode((await params).code)
  const code = normalizeCode(typed)
  if (!code) redirect(`/verify?code=${encodeURIComponent(typed.slice(0, 60))}`)
  const now = new Date()
  const { ip_address } = await requestInfo()
  const [t, limit, license] = await Promise.all([
    getTranslations('review.verify'),
    consumeLimit('verify', { ip: ip_address }),
    findVerified(db, code, now),
  ])
  return (
    <div className="mx-auto max-w-2xl px-4 py-8 lg:py-14">
      <PageHeader title={t('title')} />
      <Answer license={limit.ok ? license : undefined} isLimited={!limit.ok} code={code} now={now} />
      <Card title={t('another')} className="mt-6">
        <CodeForm />
      </Card>
    </div>
  )
}

type AnswerProps = {
  license: Awaited<ReturnType<typeof findVerified>>
  isLimited: boolean
  code: string
  now: Date
}

async function Answer({ license, isLimited, code, now }: AnswerProps) {
  const t = await getTranslations('review.verify')
  if (isLimited) {
    return (
      <Notice tone="warning" title={t('tooMany')}>
        {t('tooManyText')}
      </Notice>
    )
  }
  if (!license) {
    return (
      <Notice tone="danger" title={t('unknown')}>
        {t('unknownText', { code: spacedCode(code) })}
      </Notice>
    )
  }
  return <LicenseFacts license={license} now={now} />
}
