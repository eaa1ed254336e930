import { z } from 'zod'
import { parseNib, parseNik, parseNitku, parseNpwp, parsePhone, parsePostalCode } from '../identity'
import { dayOf } from '../time'
import { CURRENT_KBLI, KBLI_VERSIONS } from './kbli-category'

// Messages are keys of the namespace `validation`. What comes out is the number in its one stored form.

/** A text that `read` turns into its stored form, or refuses with the key of a message. */
function number(read: (text: string) => string | { key: string }) {
  return z.string().transform((text, context) => {
    const result = text.trim() === '' ? { key: 'required' } : read(text)
    if (typeof result === 'string') return result
    context.addIssue({ code: 'custom', message: result.key })
    return z.NEVER
  })
}

const NIK_MESSAGES = { length: 'nik', region: 'nik', date: 'nikDate', sequence: 'nik' } as const

export const nikSchema = number((text) => {
  const result = parseNik(text, dayOf(new Date()))
  return result.ok ? result.nik : { key: NIK_MESSAGES[result.reason] }
})

export const npwpSchema = number((text) => parseNpwp(text)?.npwp ?? { key: 'npwp' })
export const nibSchema = number((text) => parseNib(text) ?? { key: 'nib' })
export const nitkuSchema = number((text) => parseNitku(text)?.nitku ?? { key: 'nitku' })
export const phoneSchema = number((text) => parsePhone(text) ?? { key: 'phone' })
export const postalCodeSchema = number((text) => parsePostalCode(text) ?? { key: 'postalCode' })

/** A region of any level: `32`, `32.73`, `32.73.01`, `32.73.01.1001`. */
export const regionCodeSchema = z.string().regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/, 'region')
export const villageCodeSchema = z.string().regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/, 'village')

export const kbliVersionSchema = z.enum(KBLI_VERSIONS)
export const kbliCodeSchema = z.string().regex(/^\d{5}$/, 'kbli')

/** What `/api/kbli` takes. */
export const kbliSearchSchema = z.object({
  q: z.string().trim().min(2).max(80),
  version: kbliVersionSchema.default(CURRENT_KBLI),
})
