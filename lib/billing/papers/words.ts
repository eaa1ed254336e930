import { createTranslator } from 'next-intl'
import { type Locale, parseLocale } from '@/lib/i18n/locale'
import { loadMessages } from '@/lib/i18n/messages'
import type papers from '@/lib/i18n/messages/id/papers.json'

export type PaperWords = ReturnType<typeof translator>

/** The texts of what we print, in a language; an unknown one is Bahasa Indonesia. */
export async function paperWords(language: string): Promise<{ t: PaperWords; locale: Locale }> {
  const locale = parseLocale(language)
  return { t: translator(locale, await loadMessages(locale)), locale }
}

function translator(locale: Locale, messages: object) {
  return createTranslator<{ papers: typeof papers }, 'papers'>({
    locale,
    messages: messages as { papers: typeof papers },
    namespace: 'papers',
  })
}
