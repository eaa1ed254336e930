import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { env } from '@/lib/env'
import { MOST_TYPED, readTyped } from '@/lib/licensing/licenses/typed-code'
import { getKeySet } from '@/lib/licensing/signing/keys'
import { verifySigned } from '@/lib/licensing/signing/verify'
import { CodeForm } from './code-form'
import { SignedNotice } from './signed-notice'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('review.verify')
  return { title: t('title'), description: t('meta') }
}

/** Takes a code, a whole address of ours or a signature. An address of another platform is named and never opened. */
export default async function VerifyPage({ searchParams }: PageProps<'/verify'>) {
  const { code } = await searchParams
  const text = typeof code === 'string' ? code.trim().slice(0, MOST_TYPED + 1) : ''
  const typed = readTyped(text, env().APP_URL)
  if (typed.kind === 'code') redirect(addressOf(typed.code, typed.jws))
  const signed = typed.kind === 'signed' ? await verifySigned(typed.jws, await getKeySet(db)) : undefined
  if (typed.kind === 'signed' && signed?.verdict === 'genuine') {
    redirect(addressOf(signed.license.code, typed.jws))
  }
  const [t, own] = await Promise.all([getTranslations('review.verify'), getTranslations('licenses.verify')])
  const isMalformed = text !== '' && typed.kind === 'malformed'
  return (
    <div className="mx-auto grid max-w-xl gap-6 px-4 py-10 lg:py-16">
      <PageHeader title={t('title')} lead={t('lead')} />
      {typed.kind === 'foreign' && (
        <Notice tone="warning" title={own('foreign')}>
          {own('foreignText', { host: typed.host })}
        </Notice>
      )}
      {signed && <SignedNotice verdict={signed.verdict} />}
      <CodeForm
        code={typed.kind === 'malformed' ? text.slice(0, 60) : ''}
        error={isMalformed ? t('malformed') : undefined}
      />
    </div>
  )
}

function addressOf(code: string, jws: string | undefined): string {
  return `/verify/${code}${jws ? `?signed=${jws}` : ''}`
}
