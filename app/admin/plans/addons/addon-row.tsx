import { useLocale, useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { BanIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import type { StaffAddon } from '@/lib/billing/catalogue/addons'
import { megabytes } from '@/lib/billing/plans/storage-size'
import { formatRupiah } from '@/lib/money'
import { setAddonStatusAction } from './actions'

interface AddonRowProps {
  addon: StaffAddon
  edits: boolean
  /** On its own page: without the way there. */
  isOpen?: boolean
}

/** One add-on: what a unit adds and costs, who has it. */
export function AddonRow({ addon, edits, isOpen }: AddonRowProps) {
  const t = useTranslations('catalogue')
  const isEnglish = useLocale() === 'en'
  const name = isEnglish ? addon.name_en : addon.name_id
  const isRetired = addon.status === 'retired'
  const key = isRetired ? 'restore' : 'retire'
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-2">
          {name}
          {isRetired ? (
            <Badge icon={<BanIcon size={16} />}>{t('plans.retired')}</Badge>
          ) : (
            <Badge tone="success">{t('plans.active')}</Badge>
          )}
        </span>
      }
      lead={isEnglish ? addon.description_en : addon.description_id}
      actions={
        <>
          {!isOpen && (
            <ButtonLink size="sm" variant="secondary" href={`/admin/plans/addons/${addon.code}`}>
              {t(edits ? 'plans.edit' : 'plans.look')}
            </ButtonLink>
          )}
          {edits && (
            <ConfirmDialog
              trigger={t(`plans.${key}`)}
              triggerVariant="quiet"
              triggerSize="sm"
              title={t(`plans.${key}Title`, { plan: name })}
              confirm={t(`plans.${key}`)}
              confirmVariant={isRetired ? 'primary' : 'danger'}
              action={setAddonStatusAction.bind(null, {
                addon_id: addon.id,
                version: addon.version,
                status: isRetired ? 'active' : 'retired',
              })}
              namespace="catalogue"
            >
              {t(`addons.${key}Text`)}
            </ConfirmDialog>
          )}
        </>
      }
    >
      <ul className="flex flex-wrap gap-x-8 gap-y-1 tabular-nums">
        {addon.is_priced ? (
          <>
            <li>
              <strong>{formatRupiah(addon.monthly_amount)}</strong> {t('plans.perMonth')}
            </li>
            <li>
              <strong>{formatRupiah(addon.yearly_amount)}</strong> {t('plans.perYear')}
            </li>
          </>
        ) : (
          <li className="font-semibold">{t('plans.unpriced')}</li>
        )}
        <li>{t('addons.holds', { what: t(`pricing.gives.${addon.quota}`, { size: sizeOf(addon) }) })}</li>
        <li>{t('addons.most', { count: addon.unit_limit })}</li>
        <li className="text-ink-soft">{t('plans.subscribers', { count: addon.subscriber_count })}</li>
      </ul>
    </Card>
  )
}

function sizeOf({ quota, quota_per_unit }: StaffAddon): string {
  return quota === 'storage_mb' ? megabytes(quota_per_unit) : String(quota_per_unit)
}
