import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import type { Zone } from '@/lib/time'
import { ApplicantView } from '../applicant-view'
import type { LoadedCase } from '../load-case'
import { SeenBy } from '../seen-by'
import { HistoryPane } from './history-pane'
import { NoteForm } from './note-form'
import { NotesList } from './notes-list'

type RecordColumnProps = { loaded: LoadedCase; decides: boolean; zone: Zone }

/** What the applicant sees, what staff say among themselves, what happened, and who looked. */
export async function RecordColumn({ loaded, decides, zone }: RecordColumnProps) {
  const t = await getTranslations('review.case')
  const { dossier, wording } = loaded
  const { application, definition, events } = dossier
  return (
    <div className="grid min-w-0 gap-4 lg:col-span-2 xl:col-span-1">
      <ApplicantView dossier={dossier} />
      <Card title={t('notes')}>
        <div className="grid gap-4">
          {decides && <NoteForm application_id={application.id} colleagues={loaded.mentionable} />}
          <NotesList events={events} zone={zone} />
        </div>
      </Card>
      <HistoryPane
        events={events}
        moved={dossier.moved}
        definition={definition}
        reasons={wording.names}
        zone={zone}
      />
      {loaded.seenBy && <SeenBy rows={loaded.seenBy} number={application.number} zone={zone} />}
    </div>
  )
}
