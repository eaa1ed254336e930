import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { consumeLimit } from '@/lib/auth/rate-limits'
import { MOST_TYPED } from '@/lib/licensing/licenses/typed-code'
import { findVerified, type VerifiedLicense } from '@/lib/licensing/licenses/verification'
import { decodeCode, normalizeCode, spacedCode } from '@/lib/licensing/licenses/verification-code'
import { getKeySet } from '@/lib/licensing/signing/keys'
import type { SignedLicense } from '@/lib/licensing/signing/payload'
import { verifySigned } from '@/lib/licensing/signing/verify'
import { requestInfo } from '@/lib/request'
import { CodeForm } from '../code-form'
import { SignedNotice } from '../signed-notice'
import { LicenseFacts } from './license-facts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('review.verify')
  return { title: t('title'), description: t('meta'), robots: { index: false } }
}

export default async function VerifiedPage({ params, searchParams }: PageProps<'/verify/[code]'>) {
  const typed = decodeCode((await params).code)
  const code = normalizeCode(typed)
  if (!code) redirect(`/verify?code=${encodeURIComponent(typed.slice(0, MOST_TYPED))}`)
  const now = new Date()
  const { ip_address } = await requestInfo()
  const { signed } = await searchParams
  const [t, limit, license] = await Promise.all([
    getTranslations('review.verify'),
    consumeLimit('verify', { ip: ip_address }),
    findVerified(db, code, now),
  ])
  return (
    <div className="mx-auto max-w-2xl px-4 py-8 lg:py-14">
      <PageHeader title={t('title')} />
      {limit.ok && typeof signed === 'string' && <Proof jws={signed} license={license} />}
      <Answer license={limit.ok ? license : undefined} isLimited={!limit.ok} code={code} now={now} />
      <Card title={t('another')} className="mt-6">
        <CodeForm />
      </Card>
    </div>
  )
}

/** What the signature proves, where the whole of a QR code was given. */
async function Proof({ jws, license }: { jws: string; license: VerifiedLicense | undefined }) {
  const signed = await verifySigned(jws.slice(0, MOST_TYPED), await getKeySet(db))
  const differs = signed.verdict === 'genuine' && !(license && agrees(signed.license, license))
  return (
    <div className="mb-4">
      <SignedNotice verdict={differs ? 'differs' : signed.verdict} />
    </div>
  )
}

function agrees(signed: SignedLicense, license: VerifiedLicense): boolean {
  return (
    signed.code === license.verification_code &&
    signed.number === license.number &&
    signed.holder === license.holder_name &&
    signed.issued === license.issued_on &&
    (signed.until ?? null) === license.valid_until_on
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
