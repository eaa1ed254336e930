import { createTranslator } from 'next-intl'
import { parseLocale } from '@/lib/i18n/locale'
import { loadMessages } from '@/lib/i18n/messages'
import type licenses from '@/lib/i18n/messages/id/licenses.json'

/** The texts about licences in one language, where there is no request: mails, files, calendars. */
export async function licenseWords(locale: string) {
  const language = parseLocale(locale)
  return createTranslator<{ licenses: typeof licenses }, 'licenses'>({
    locale: language,
    messages: (await loadMessages(language)) as { licenses: typeof licenses },
    namespace: 'licenses',
  })
}
