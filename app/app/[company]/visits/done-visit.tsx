import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { FindingsList } from '@/components/visits/findings-list'
import { VisitBadge } from '@/components/visits/visit-badge'
import type { OwnerVisit } from '@/lib/licensing/visits/owner-queries'
import { formatInstant } from '@/lib/time'

type DoneVisitProps = { visit: OwnerVisit; items: { key: string; label: string }[]; title: string }

/** What came of a visit: the result, what was found, the pictures that were shared. */
export function DoneVisit({ visit, items, title }: DoneVisitProps) {
  const t = useTranslations('visits')
  const locale = useLocale()
  const { result, completed_at, time_zone } = visit
  if (!result) return null
  return (
    <Card
      title={t('case.title')}
      lead={completed_at && t('owner.doneOn', { when: formatInstant(completed_at, locale, time_zone) })}
      actions={<VisitBadge status="completed" result={result} />}
    >
      <div className="grid gap-4">
        {visit.notes && <p className="whitespace-pre-line break-words">{visit.notes}</p>}
        {Object.keys(visit.checklist).length > 0 && (
          <div>
            <h3 className="mb-2 font-semibold">{title}</h3>
            <FindingsList items={items} findings={visit.checklist} />
          </div>
        )}
        {visit.photos.length > 0 && (
          <div>
            <h3 className="mb-2 font-semibold">{t('owner.photos')}</h3>
            <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
              {visit.photos.map((photo, index) => (
                <li key={photo.id}>
                  <a href={`/api/documents/${photo.document_id}`} target="_blank" rel="noreferrer">
                    {/* biome-ignore lint/performance/noImgElement: private files are not for the image optimiser's cache. */}
                    <img
                      src={`/api/documents/${photo.document_id}?size=small`}
                      alt={
                        items.find((item) => item.key === photo.checklist_key)?.label ??
                        t('owner.photoAlt', { index: index + 1 })
                      }
                      loading="lazy"
                      className="aspect-4/3 w-full rounded-md border border-line object-cover"
                    />
                  </a>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Card>
  )
}
