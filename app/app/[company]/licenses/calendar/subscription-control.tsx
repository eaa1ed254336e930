'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { ActionButton } from '@/components/form/action-button'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { CopyButton } from '@/components/ui/copy-button'
import { Field } from '@/components/ui/field'
import { CalendarDaysIcon, RefreshCwIcon } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import { makeSubscriptionAction, revokeSubscriptionAction } from './actions'

/** Makes, changes and switches off the secret address; it is shown once, right after it was made. */
export function SubscriptionControl({ company, exists }: { company: string; exists: boolean }) {
  const t = useTranslations('licenses.feed')
  const id = useId()
  const [address, setAddress] = useState<string>()
  const make = async () => {
    const outcome = await makeSubscriptionAction({ company })
    if (outcome.ok) setAddress(outcome.data.address)
    return outcome
  }
  return (
    <>
      {address && (
        <div className="grid gap-3">
          <Field id={id} label={t('address')} help={t('once')}>
            <Input
              id={id}
              readOnly
              value={address}
              aria-describedby={`${id}-help`}
              className="font-mono"
              onFocus={(event) => event.currentTarget.select()}
            />
          </Field>
          <div>
            <CopyButton text={address} label={t('copy')} copied={t('copied')} />
          </div>
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        {exists ? (
          <>
            <ConfirmDialog
              trigger={t('rotate')}
              triggerIcon={<RefreshCwIcon />}
              title={t('rotateTitle')}
              confirm={t('rotate')}
              confirmVariant="primary"
              action={make}
              namespace="licenses"
            >
              <p>{t('rotateText')}</p>
            </ConfirmDialog>
            <ConfirmDialog
              trigger={t('revoke')}
              triggerVariant="quiet"
              title={t('revokeTitle')}
              confirm={t('revoke')}
              action={() => revokeSubscriptionAction({ company })}
              onDone={() => setAddress(undefined)}
              namespace="licenses"
            >
              <p>{t('revokeText')}</p>
            </ConfirmDialog>
          </>
        ) : (
          <ActionButton action={make} namespace="licenses" icon={<CalendarDaysIcon />}>
            {t('make')}
          </ActionButton>
        )}
      </div>
    </>
  )
}
