'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { failureSentence, thrownFailure } from '@/components/form/failure'
import { Button } from '@/components/ui/button'
import { ArrowRightIcon } from '@/components/ui/icons'
import { payAction } from './actions'

interface PayButtonProps {
  checkout: { company: string; number: string; next: string | undefined }
  children: ReactNode
}

/** Leads to the payment page. It stays pressed until the browser has left, so that nobody presses twice. */
export function PayButton({ checkout, children }: PayButtonProps) {
  const own = useTranslations('billing')
  const general = useTranslations('validation')
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<string>()

  // Back from the payment page by the browser's own button: the page is as it was left, with the button still pressed.
  useEffect(() => {
    const release = (event: PageTransitionEvent) => event.persisted && setPending(false)
    window.addEventListener('pageshow', release)
    return () => window.removeEventListener('pageshow', release)
  }, [])

  const press = async () => {
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
    <div className="grid gap-2 max-sm:w-full">
      <Button size="lg" pending={pending} iconEnd={<ArrowRightIcon />} onClick={press}>
        {children}
      </Button>
      <p role="alert" className="font-medium text-danger empty:hidden">
        {failure}
      </p>
    </div>
  )
}
