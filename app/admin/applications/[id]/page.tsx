import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { after } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { UndoBar } from '@/components/review/undo-bar'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { isId } from '@/lib/ids'
import { markRevisions } from '@/lib/licensing/review/changes'
import { recordView } from '@/lib/licensing/review/views'
import { FormVersion } from '../../license-types/form-version'
import { EarlierLicense } from '../../licenses/earlier-license'
import { CaseVisits } from '../../visits/case-visits'
import { undoAction } from './actions'
import { AnswersPane } from './answers/answers-pane'
import { CompanyPane } from './company-pane'
import { CaseDesk } from './desk/case-desk'
import { DocumentsPane } from './documents/documents-pane'
import { CaseHeader } from './header/case-header'
import { RecordColumn } from './history/record-column'
import { loadCase } from './load-case'
import { StagePane } from './stage/stage-pane'
import { VersionsPane } from './versions/versions-pane'

/** What of the long texts of review the leaves of this page say. */
const TEXTS = ['case', 'errors', 'mention', 'move', 'priority', 'reply', 'role', 'stage', 'status', 'undo']

type Props = PageProps<'/admin/applications/[id]'>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('review.case')
  return { title: t('title') }
}

export default async function CasePage({ params, searchParams }: Props) {
  const { id } = await params
  const staff = await requireStaff('case.view')
  if (!isId(id)) notFound()
  const [loaded, { from, to }] = await Promise.all([loadCase(id, staff), searchParams])
  if (!loaded) notFound()
  const { dossier, actor } = loaded
  const { application, definition, submissions } = dossier
  after(() => {
    const viewed = {
      what: 'case' as const,
      record_id: id,
      application_id: id,
      company_id: application.company_id,
    }
    return recordView(db, staff.staff_id, viewed)
  })
  const decides = can(staff.role, 'case.decide')
  const zone = staff.user.time_zone
  const shown = {
    definition,
    answers: loaded.answers,
    marks: markRevisions(dossier.revisions, submissions),
    canPick: decides && application.assignee_id === staff.staff_id && application.status === 'in_review',
  }
  return (
    <ClientMessages namespaces={['review', 'validation']} parts={{ review: TEXTS }}>
      <CaseDesk key={application.id} wording={loaded.wording.desk}>
        <CaseHeader dossier={dossier} actor={actor} reviewers={loaded.reviewers} zone={zone} />
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_19rem] xl:grid-cols-[minmax(0,1fr)_19rem_17rem]">
          <div className="grid min-w-0 gap-4">
            <CaseVisits application={application} definition={definition} staff_id={staff.staff_id} />
            <EarlierLicense application_id={application.id} />
            <VersionsPane
              definition={definition}
              submissions={submissions}
              files={loaded.files}
              compare={`${from}-${to}`}
              zone={zone}
            />
            <AnswersPane {...shown} />
            <DocumentsPane {...shown} documents={dossier.documents} zone={zone} />
            <CompanyPane company={application} />
            <FormVersion application_id={application.id} linked={can(staff.role, 'license_type.view')} />
          </div>
          <StagePane {...loaded} decides={decides} />
          <RecordColumn loaded={loaded} decides={decides} zone={zone} />
        </div>
      </CaseDesk>
      <UndoBar undo={loaded.undo} action={undoAction} />
    </ClientMessages>
  )
}
