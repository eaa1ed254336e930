import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Namespace } from '@/lib/i18n/locale'

interface ClientMessagesProps {
  namespaces: Namespace[]
  /** Of a long namespace only these parts, by their first key or by that and one below (`case.assignTo`). */
  parts?: Partial<Record<Namespace, readonly string[]>>
  children: ReactNode
}

/** Ships only the named texts to the client leaves inside; everything else stays on the server. */
export async function ClientMessages({ namespaces, parts = {}, children }: ClientMessagesProps) {
  const messages = await getMessages()
  const shipped = Object.fromEntries(
    namespaces.map((namespace) => {
      const wanted = parts[namespace]
      const texts: Record<string, unknown> = messages[namespace]
      return [namespace, wanted ? pick(texts, wanted) : texts]
    }),
  )
  return <NextIntlClientProvider messages={shipped}>{children}</NextIntlClientProvider>
}

function pick(texts: Record<string, unknown>, wanted: readonly string[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {}
  for (const path of wanted) {
    const [key = '', below] = path.split('.')
    picked[key] = below
      ? { ...(picked[key] as object), [below]: (texts[key] as Record<string, unknown>)[below] }
      : texts[key]
  }
  return picked
}
