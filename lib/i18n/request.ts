import { cookies } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { toZone } from '../time'
import { parseLocale } from './locale'
import { loadMessages } from './messages'

/** Language and zone of a request come from its cookies alone: a page's address is the same in both languages. */
export default getRequestConfig(async ({ locale: asked }) => {
  const jar = await cookies()
  const locale = parseLocale(asked ?? jar.get('locale')?.value)
  return {
    locale,
    messages: await loadMessages(locale),
    timeZone: toZone(jar.get('zone')?.value),
  }
})
