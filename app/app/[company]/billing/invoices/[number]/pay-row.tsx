'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { failureSentence, thrownFailure } from '@/components/form/failure'
import { cx } from '@/components/ui/class-names'
import { Spinner } from '@/components/ui/spinner'
import { payAction } from './actions'
import { PAY_ROW } from './pay-row-class'

interface PayRowProps {
  checkout: Parameters<typeof payAction>[0]
  /** Mark, name and arrow, drawn on the server. */
  children: ReactNode
}

/** One way to pay: one press leads to its page. It stays pressed until the browser has left, so that nobody presses twice. */
export function PayRow({ checkout, children }: PayRowProps) {
  const own = useTranslations('checkout')
  const general = useTranslations('validation')
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<string>()

  // Back from the payment page by the browser's own button: the page is as it was left, with the row still pressed.
  useEffect(() => {
    const release = (event: PageTransitionEvent) => event.persisted && setPending(false)
    window.addEventListener('pageshow', release)
    return () => window.removeEventListener('pageshow', release)
  }, [])

  const press = async () => {
    if (pending) return
    setPending(true)
    setFailure(undefined)
    const outcome = await payAction(checkout).catch(thrownFailure)
    if (outcome === 'leaving') return
    if (outcome.ok) {
      window.location.assign(outcome.data.redirect_url)
      return
    }
    setPending(false)
    setFailure(failureSentence(outcome, own, general))
  }

  return (
    <>
      <button
        type="button"
        onClick={press}
        aria-disabled={pending || undefined}
        aria-busy={pending || undefined}
        className={cx(PAY_ROW, pending && 'opacity-70')}
      >
        {children}
        {pending && <Spinner />}
      </button>
      <p role="alert" className="px-1 pt-2 pb-1 font-medium text-danger empty:hidden">
        {failure}
      </p>
    </>
  )
}
