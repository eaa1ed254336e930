import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Namespace } from '@/lib/i18n/locale'

/** Ships only the named texts to the client leaves inside; everything else stays on the server. */
export async function ClientMessages({
  namespaces,
  children,
}: {
  namespaces: Namespace[]
  children: ReactNode
}) {
  const messages = await getMessages()
  const shipped = Object.fromEntries(namespaces.map((namespace) => [namespace, messages[namespace]]))
  return <NextIntlClientProvider messages={shipped}>{children}</NextIntlClientProvider>
}
