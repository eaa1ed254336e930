'use client'

import { useEffect, useState, useTransition } from 'react'
import { LogoMark } from '@/components/art/logo'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { FAILURE_TEXTS } from '@/lib/i18n/failure-texts'
import { parseLocale } from '@/lib/i18n/locale'

/** How an error says that the database cannot be reached: its digest begins with this. */
const DATABASE_DOWN = 'DATABASE_DOWN'
const RETRY_MS = 5000

interface FailureProps {
  error: unknown
  retry: () => void
}

function digestOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : ''
}

/** What one sees when a page broke: that it is our mistake, the code to name, and that a resting database comes back. */
export function Failure({ error, retry }: FailureProps) {
  const digest = digestOf(error)
  const resting = digest.startsWith(DATABASE_DOWN)
  const [pending, startTransition] = useTransition()
  const [t] = useState(() =>
    typeof document === 'undefined'
      ? FAILURE_TEXTS.id
      : FAILURE_TEXTS[parseLocale(document.documentElement.lang)],
  )
  const again = () => startTransition(retry)

  useEffect(() => {
    if (!resting) return
    const timer = setInterval(() => startTransition(retry), RETRY_MS)
    return () => clearInterval(timer)
  }, [resting, retry])

  return (
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col items-start justify-center gap-4 px-6 py-10">
      <title>{resting ? t.restTitle : t.title}</title>
      <LogoMark size={56} />
      <h1 className="text-2xl font-extrabold">{resting ? t.restTitle : t.title}</h1>
      <p className="text-lg text-ink-soft">{resting ? t.restText : t.text}</p>
      {!resting && digest && (
        <p>
          {t.code}{' '}
          <strong className="rounded-sm bg-sunken px-2 py-1 font-mono tracking-wide select-all">
            {digest}
          </strong>
        </p>
      )}
      <div className="flex flex-wrap gap-2 pt-2">
        <Button onClick={again} pending={pending}>
          {pending ? t.retrying : t.retry}
        </Button>
        {!resting && (
          <a href="/" className={buttonClass('quiet')}>
            {t.home}
          </a>
        )}
      </div>
    </main>
  )
}
