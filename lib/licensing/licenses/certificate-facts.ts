import { displayAnswer } from '../applications/answer-display'
import type { Answers } from '../applications/answer-values'
import type { LicenseDefinition } from '../definitions/definition'
import type { Text } from '../definitions/texts'
import { onlyVisible } from '../definitions/visibility'

/** A line of a certificate: what the applicant answered, in both languages, as it was when the licence was issued. */
export type CertificateFact = { label: Text; value: Text }

/** The answers that the definition prints, in its order. What was not asked or not answered is left out. */
export function certificateFacts(definition: LicenseDefinition, answers: Answers): CertificateFact[] {
  const visible = onlyVisible(definition, answers)
  const fields = new Map(
    definition.sections.flatMap((section) => section.fields).map((field) => [field.key, field]),
  )
  return definition.certificate.facts.flatMap((key): CertificateFact[] => {
    const field = fields.get(key)
    const answer = visible[key]
    if (!field || answer === undefined) return []
    const say = (locale: string) => {
      const shown = displayAnswer(field, answer, locale)
      if (shown.kind === 'text') return shown.text
      if (shown.kind === 'list') return shown.items.join(', ')
      if (shown.kind === 'rows')
        return shown.rows.map((row) => row.map((part) => part.text).join(' · ')).join('; ')
      return ''
    }
    const value = { id: say('id'), en: say('en') }
    return value.id ? [{ label: field.label, value }] : []
  })
}
