import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { getShownSettings } from '@/lib/config/queries'
import { isId } from '@/lib/ids'
import type { Answers } from '@/lib/licensing/applications/answer-values'
import { markRevisions } from '@/lib/licensing/review/changes'
import { findDossier, listReviewers } from '@/lib/licensing/review/dossier'
import { getWorkingCalendar } from '@/lib/reference/queries'
import { AnswersPane } from './answers-pane'
import { CaseDesk } from './case-desk'
import { CaseHeader } from './case-header'
import { CompanyPane } from './company-pane'
import { DocumentsPane } from './documents-pane'
import { HistoryPane, NotesList } from './history-pane'
import { NoteForm } from './note-form'
import { StagePane } from './stage-pane'

type Props = PageProps<'/admin/applications/[id]'>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('review.case')
  return { title: t('title') }
}

export default async function CasePage({ params }: Props) {
  const { id } = await params
  const staff = await requireStaff('case.view')
  if (!isId(id)) notFound()
  const [t, dossier, reviewers, calendar, settings] = await Promise.all([
    getTranslations('review.case'),
    findDossier(db, id),
    can(staff.role, 'case.assign') ? listReviewers(db) : [],
    getWorkingCalendar(db),
    getShownSettings(db),
  ])
  if (!dossier) notFound()
  const { application, definition, events, documents } = dossier
  const answers = application.data as Answers
  const attached = Object.groupBy(documents, (file) => file.requirement_key)
  const marks = markRevisions(dossier.revisions, events, {
    answers,
    documents: Object.fromEntries(
      Object.entries(attached).map(([key, files]) => [key, files?.map((file) => file.id) ?? []]),
    ),
  })
  const actor = { kind: 'staff' as const, user_id: staff.staff_id, role: staff.role }
  const decides = can(staff.role, 'case.decide')
  const canPick = decides && application.assignee_id === staff.staff_id && application.status === 'in_review'
  const zone = staff.user.time_zone
  const shown = { definition, answers, marks, canPick }
  return (
    <ClientMessages namespaces={['review', 'validation']}>
      <CaseDesk key={application.id}>
        <CaseHeader dossier={dossier} actor={actor} reviewers={reviewers} zone={zone} />
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_19rem] xl:grid-cols-[minmax(0,1fr)_19rem_17rem]">
          <div className="grid min-w-0 gap-4">
            <AnswersPane {...shown} />
            <DocumentsPane {...shown} documents={documents} zone={zone} />
            <CompanyPane company={application} />
          </div>
          <StagePane
            dossier={dossier}
            actor={actor}
            calendar={calendar}
            revisionDays={settings['licensing.revision_days']}
            decides={decides}
          />
          <div className="grid min-w-0 gap-4 lg:col-span-2 xl:col-span-1">
            <Card title={t('notes')}>
              <div className="grid gap-4">
                {decides && <NoteForm application_id={application.id} />}
                <NotesList events={events} zone={zone} />
              </div>
            </Card>
            <HistoryPane events={events} definition={definition} zone={zone} />
          </div>
        </div>
      </CaseDesk>
    </ClientMessages>
  )
}
