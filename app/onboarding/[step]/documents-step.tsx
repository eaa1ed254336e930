import { db } from '@/db'
import { getShownSettings } from '@/lib/config/queries'
import { listWorkflowDocuments } from '@/lib/documents/queries'
import { DocumentsForm } from './documents-form'
import { type StepContext, savedForm } from './step-context'

export async function DocumentsStep(context: StepContext) {
  const [documents, settings] = await Promise.all([
    listWorkflowDocuments(db, context.workflow.id),
    getShownSettings(db),
  ])
  return (
    <DocumentsForm
      saved={savedForm(context, 'documents')}
      documents={documents}
      maxMb={settings['documents.max_upload_mb']}
    />
  )
}
