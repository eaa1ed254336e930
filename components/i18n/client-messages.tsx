import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Namespace } from '@/lib/i18n/locale'

interface ClientMessagesProps {
  namespaces: Namespace[]
  /** Of a long namespace only these parts, by their first key. */
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
      return [namespace, wanted ? Object.fromEntries(wanted.map((key) => [key, texts[key]])) : texts]
    }),
  )
  return <NextIntlClientProvider messages={shipped}>{children}</NextIntlClientProvider>
}
