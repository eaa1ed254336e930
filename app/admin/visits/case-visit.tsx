import { useLocale, useTranslations } from 'next-intl'
import { DocumentThumb } from '@/components/documents/document-thumb'
import { DescriptionList } from '@/components/ui/description-list'
import { ButtonLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { FindingsList } from '@/components/visits/findings-list'
import type { LicenseDefinition } from '@/lib/licensing/definitions/definition'
import { say } from '@/lib/licensing/definitions/texts'
import type { Visit } from '@/lib/licensing/visits/queries'
import { formatSlot } from '@/lib/licensing/visits/slot-text'
import { allowedVisitMoves } from '@/lib/licensing/visits/status'
import { formatCompact, formatInstant } from '@/lib/time'
import { EndButtons } from './end-buttons'

type CaseVisitProps = { visit: Visit; definition: LicenseDefinition; staff_id: string }

/** How the visit of a case stands: the times offered, the one agreed, what came of it. */
export function CaseVisit({ visit, definition, staff_id }: CaseVisitProps) {
  const t = useTranslations('visits')
  const locale = useLocale()
  const now = new Date()
  const { starts_at, ends_at, status, time_zone } = visit
  const isOpen = status === 'confirmed' || status === 'under_way'
  const isInCharge = visit.inspector_id === staff_id || visit.assignee_id === staff_id
  const moves = isInCharge
    ? allowedVisitMoves(visit, 'staff', now).filter((move) => move === 'cancel' || move === 'miss')
    : []
  const spec = definition.stages.find((stage) => stage.key === visit.stage_key)
  const items = (spec?.checklist ?? []).map((item) => ({ key: item.key, label: say(item.label, locale) }))
  return (
    <>
      {isOpen && ends_at && ends_at < now && <Notice tone="warning">{t('case.unreported')}</Notice>}
      {visit.result === 'failed' && <Notice tone="danger">{t('case.failedHint')}</Notice>}
      <DescriptionList
        dense
        items={[
          ...(starts_at && ends_at
            ? [{ term: t('case.when'), detail: formatSlot({ starts_at, ends_at }, locale, time_zone) }]
            : []),
          ...(status === 'proposed'
            ? [{ term: t('case.offered'), detail: <Times visit={visit} locale={locale} /> }]
            : []),
          ...(visit.last_word ? [{ term: t('case.reason'), detail: visit.last_word }] : []),
          { term: t('case.place'), detail: visit.address },
          ...(visit.address_note ? [{ term: t('case.directions'), detail: visit.address_note }] : []),
          { term: t('case.inspector'), detail: visit.inspector_name },
        ]}
      />
      {status === 'proposed' && visit.expires_at && (
        <p className="text-ink-soft">
          {t('case.until', { when: formatInstant(visit.expires_at, locale, time_zone) })} {t('case.clock')}
        </p>
      )}
      {status === 'completed' && (
        <>
          <FindingsList items={items} findings={visit.checklist} />
          {visit.notes && <p className="whitespace-pre-line break-words">{visit.notes}</p>}
        </>
      )}
      {visit.photos.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {visit.photos.map((photo) => (
            <li key={photo.id}>
              <a
                href={`/api/documents/${photo.document_id}`}
                target="_blank"
                rel="noreferrer"
                aria-label={t('case.photoAlt', { when: formatCompact(photo.taken_at, locale, time_zone) })}
              >
                <DocumentThumb id={photo.document_id} content_type="image/jpeg" size={64} />
              </a>
            </li>
          ))}
        </ul>
      )}
      {(isOpen || status === 'completed' || moves.length > 0) && (
        <div className="flex flex-wrap gap-2">
          {(isOpen || status === 'completed') && (
            <ButtonLink href={`/admin/visits/${visit.id}`} variant="secondary">
              {t(isOpen ? 'case.field' : 'list.open')}
            </ButtonLink>
          )}
          {moves.length > 0 && <EndButtons visitId={visit.id} moves={moves as ('miss' | 'cancel')[]} />}
        </div>
      )}
    </>
  )
}

function Times({ visit, locale }: { visit: Visit; locale: string }) {
  return (
    <ul>
      {visit.slots.map((slot) => (
        <li key={slot.id}>{formatSlot(slot, locale, visit.time_zone)}</li>
      ))}
    </ul>
  )
}
