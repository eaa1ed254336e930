import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { db } from '@/db'
import type { StaffRole } from '@/lib/auth/permissions'
import { newId } from '@/lib/ids'
import { type LicenseDetail, listRecordableTypes } from '@/lib/licensing/licenses/queries'
import { allowedLicenseMoves } from '@/lib/licensing/licenses/status'
import { ChangeDialog } from './change-dialog'
import { CorrectDialog } from './correct-dialog'

/** What a supervisor may do with a licence now. For others the card is not there. */
export async function LicenseActions({ license, role }: { license: LicenseDetail; role: StaffRole }) {
  const moves = allowedLicenseMoves(license, { kind: 'staff', role })
  if (role !== 'supervisor') return null
  const mayCorrect = moves.includes('correct')
  const [t, locale, types] = await Promise.all([
    getTranslations('licenses.admin'),
    getLocale(),
    mayCorrect ? listRecordableTypes(db) : [],
  ])
  return (
    <Card title={t('actions')}>
      <ClientMessages namespaces={['licenses', 'validation']}>
        {moves.length === 0 && <p className="text-ink-soft">{t('noActions')}</p>}
        <div className="flex flex-wrap gap-2">
          {(['reinstate', 'suspend', 'revoke'] as const)
            .filter((move) => moves.includes(move))
            .map((move) => (
              <ChangeDialog key={move} move={move} license_id={license.id} transaction_id={newId()} />
            ))}
          {mayCorrect && (
            <CorrectDialog
              license_id={license.id}
              transaction_id={newId()}
              values={{
                license_type: license.license_code ?? '',
                custom_name: license.custom_name ?? '',
                issuer: license.authority,
                number: license.number,
                issued_on: license.issued_on,
                valid_until_on: license.valid_until_on ?? '',
              }}
              types={types.map((type) => ({
                value: type.code,
                label: locale === 'en' ? type.name_en : type.name_id,
              }))}
            />
          )}
        </div>
      </ClientMessages>
    </Card>
  )
}
