import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { normalizeCode } from '@/lib/licensing/licenses/verification'
import { CodeForm } from './code-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('review.verify')
  return { title: t('title'), description: t('meta') }
}

export default async function VerifyPage({ searchParams }: PageProps<'/verify'>) {
  const { code } = await searchParams
  const typed = typeof code === 'string' ? code.trim().slice(0, 60) : ''
  const normal = normalizeCode(typed)
  if (normal) redirect(`/verify/${normal}`)
  const t = await getTranslations('review.verify')
  return (
    <div className="mx-auto max-w-xl px-4 py-10 lg:py-16">
      <PageHeader title={t('title')} lead={t('lead')} />
      <CodeForm code={typed} error={typed ? t('malformed') : undefined} />
    </div>
  )
}
