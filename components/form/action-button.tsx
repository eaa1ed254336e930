'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button, type ButtonProps } from '@/components/ui/button'
import type { ActionResult } from '@/lib/action-result'
import type { Namespace } from '@/lib/i18n/locale'
import { failureSentence, thrownFailure } from './failure'

interface ActionButtonProps<Data> extends Omit<ButtonProps, 'type' | 'onClick' | 'pending'> {
  /** A server action, bound to what it concerns. */
  action: () => Promise<ActionResult<Data>>
  namespace: Namespace
  onDone?: (data: Data) => void
}

/** One press, one action; a refusal is said below the button. Texts: its namespace and `validation`. */
export function ActionButton<Data>({ action, namespace, onDone, ...button }: ActionButtonProps<Data>) {
  const own = useTranslations(namespace)
  const general = useTranslations('validation')
  const [pending, startTransition] = useTransition()
  const [failure, setFailure] = useState<string>()

  const press = () =>
    startTransition(async () => {
      setFailure(undefined)
      const outcome = await action().catch(thrownFailure)
      if (outcome === 'leaving') return
      if (outcome.ok) onDone?.(outcome.data)
      else setFailure(failureSentence(outcome, own, general))
    })

  return (
    <div className="grid justify-items-start gap-2">
      <Button {...button} pending={pending} onClick={press} />
      <p role="alert" className="font-medium text-danger empty:hidden">
        {failure}
      </p>
    </div>
  )
}
