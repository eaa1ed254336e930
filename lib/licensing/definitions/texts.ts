import { z } from 'zod'

/** Keys inside definitions: they become paths of errors and columns of exports, so no dots and no capitals. */
export const KEY = /^[a-z][a-z0-9_]{0,39}$/

/** A text in both languages, as staff write it. */
export const textSchema = z.strictObject({
  id: z.string().trim().min(1).max(2000),
  en: z.string().trim().min(1).max(2000),
})
export type Text = z.output<typeof textSchema>

/** The text in the reader's language. */
export function say(text: Text, locale: string): string {
  return locale === 'en' ? text.en : text.id
}
