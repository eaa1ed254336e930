import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import type { CompanyId } from '@/lib/ids'
import { findApplication } from '@/lib/licensing/applications/queries'
import { noteSeen } from '@/lib/licensing/review/undo'
import { EarlierLicense } from '../../licenses/earlier-license'
import { DraftView } from './draft-view'
import { StatusView } from './status-view'

type Props = PageProps<'/app/[company]/applications/[id]'>

// The title and the page read the same rows.
const findApplicationOnce = cache(async (companyId: CompanyId, id: string) => {
  await noteSeen(db, companyId, id)
  return findApplication(db, companyId, id)
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company: slug, id } = await params
  const { company } = await requireMember(slug, 'application.view')
  const application = await findApplicationOnce(company.id, id)
  return { title: application?.number ?? (await getTranslations('licensing'))('list.title') }
}

/** One application: the form while it is a draft, afterwards where it stands and what to do. */
export default async function ApplicationPage({ params, searchParams }: Props) {
  const { company: slug, id } = await params
  const member = await requireMember(slug, 'application.view')
  const application = await findApplicationOnce(member.company.id, id)
  if (!application) notFound()
  if (application.status === 'draft' && can(member.role, 'application.edit')) {
    return (
      <>
        <DraftView application={application} member={member} />
        <EarlierLicense slug={slug} application_id={application.id} />
      </>
    )
  }
  const { sent } = await searchParams
  return (
    <>
      <StatusView application={application} member={member} sent={typeof sent === 'string' ? sent : ''} />
      <EarlierLicense slug={slug} application_id={application.id} />
    </>
  )
}
