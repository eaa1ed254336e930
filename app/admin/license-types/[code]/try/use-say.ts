import { useLocale } from 'next-intl'
import { say, type Text } from '@/lib/licensing/definitions/texts'

/** Says a text in the reader's language. */
export function useSay(): (text: Text) => string {
  const locale = useLocale()
  return (text) => say(text, locale)
}
