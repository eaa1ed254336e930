import { useLocale, useTranslations } from 'next-intl'
import { Card, Divider } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { FindingsList } from '@/components/visits/findings-list'
import { RESULT_TONES } from '@/components/visits/visit-badge'
import type { Visit } from '@/lib/licensing/visits/queries'
import { formatCompact } from '@/lib/time'
import { SharedPhotos } from './shared-photos'

type VisitOutcomeProps = { visit: Visit; items: { key: string; label: string }[]; mayShare: boolean }

/** What came of a visit that is done: result, findings, notes, pictures. */
export function VisitOutcome({ visit, items, mayShare }: VisitOutcomeProps) {
  const t = useTranslations('visits')
  const locale = useLocale()
  const { result } = visit
  return (
    <>
      {result && (
        <Notice tone={RESULT_TONES[result]} title={t(`result.${result}`)}>
          {result === 'failed' && t('case.failedHint')}
        </Notice>
      )}
      <Card title={t('case.findings')}>
        <FindingsList items={items} findings={visit.checklist} />
        {visit.notes && (
          <>
            <Divider />
            <h3 className="font-bold">{t('case.notes')}</h3>
            <p className="mt-1 whitespace-pre-line break-words">{visit.notes}</p>
          </>
        )}
        {visit.photos.length > 0 && (
          <>
            <Divider />
            <h3 className="mb-2 font-bold">{t('case.photos')}</h3>
            <SharedPhotos
              visitId={visit.id}
              mayShare={mayShare}
              photos={visit.photos.map((photo) => ({
                ...photo,
                label: t('field.viewPhoto', {
                  when: formatCompact(photo.taken_at, locale, visit.time_zone),
                }),
                caption: items.find((item) => item.key === photo.checklist_key)?.label ?? '',
              }))}
            />
          </>
        )}
      </Card>
    </>
  )
}
