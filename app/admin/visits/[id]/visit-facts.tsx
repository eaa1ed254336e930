import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { MapPinIcon, PhoneIcon } from '@/components/ui/icons'
import { ButtonLink, TextLink } from '@/components/ui/link'
import { mapLink } from '@/components/visits/map-link'
import type { Visit } from '@/lib/licensing/visits/queries'
import { formatSlot } from '@/lib/licensing/visits/slot-text'
import { EndButtons } from '../end-buttons'

/** When, where, how to get there and whom to call. */
export function VisitFacts({ visit, mayAct }: { visit: Visit; mayAct: boolean }) {
  const t = useTranslations('visits')
  const locale = useLocale()
  const { starts_at, ends_at } = visit
  const isOpen = visit.status === 'confirmed' || visit.status === 'under_way'
  return (
    <Card>
      <DescriptionList
        items={[
          ...(starts_at && ends_at
            ? [{ term: t('case.when'), detail: formatSlot({ starts_at, ends_at }, locale, visit.time_zone) }]
            : []),
          { term: t('case.place'), detail: visit.address },
          ...(visit.address_note ? [{ term: t('case.directions'), detail: visit.address_note }] : []),
          { term: t('case.inspector'), detail: visit.inspector_name },
        ]}
      />
      <div className="mt-4 grid grid-cols-2 gap-2">
        <ButtonLink plain href={mapLink(visit.address)} variant="secondary" icon={<MapPinIcon />}>
          {t('list.map')}
        </ButtonLink>
        {visit.company_phone && (
          <ButtonLink plain href={`tel:${visit.company_phone}`} variant="secondary" icon={<PhoneIcon />}>
            {t('list.call')}
          </ButtonLink>
        )}
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <TextLink href={`/admin/applications/${visit.application_id}`}>{t('field.backToCase')}</TextLink>
        {mayAct && isOpen && <EndButtons visitId={visit.id} moves={['miss', 'cancel']} />}
      </div>
    </Card>
  )
}
