'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { ActionButton } from '@/components/form/action-button'
import { Button } from '@/components/ui/button'
import { MailCheckIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import { resendLink } from './actions'

interface CheckMailProps {
  email: string
  /** `sent`: a link is on its way. `notVerified`: the address still waits for its link to be opened. */
  why: 'sent' | 'notVerified'
  onOtherAddress: () => void
}

/** What follows on a form: the next step is in the mailbox. */
export function CheckMail({ email, why, onOtherAddress }: CheckMailProps) {
  const t = useTranslations('auth.checkMail')
  const heading = useRef<HTMLHeadingElement>(null)
  const [resent, setResent] = useState(false)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="grid gap-5">
      <div className="flex size-14 items-center justify-center rounded-full bg-success-soft text-success">
        <MailCheckIcon size={28} />
      </div>
      <h1 ref={heading} tabIndex={-1} className="text-2xl font-extrabold outline-none">
        {t('title')}
      </h1>
      <p className="text-lg break-words">
        {t.rich(why, { email, strong: (chunks) => <strong>{chunks}</strong> })}
      </p>
      <div>
        <p className="text-ink-soft">{t('spam')}</p>
        <div role="status">
          {resent && (
            <Notice tone="success" className="mt-5">
              {t('resent')}
            </Notice>
          )}
        </div>
      </div>
      <div className="flex flex-wrap gap-3">
        <ActionButton
          variant="secondary"
          namespace="auth"
          action={() => resendLink({ email })}
          onDone={() => setResent(true)}
        >
          {t('resend')}
        </ActionButton>
        <Button variant="quiet" onClick={onOtherAddress}>
          {t('otherAddress')}
        </Button>
      </div>
    </section>
  )
}
