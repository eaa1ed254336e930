import type { LicenseDefinition } from '../definition'
import type { Field } from '../fields'
import { checkPattern } from './field'
import { type Report, repeated } from './problems'

/** What identifies or reaches a person, or is nobody's business: never on a certificate that anyone can look up. */
const PERSONAL_KEY =
  /(^|_)(nik|ktp|npwp|kk|phone|telephone|hp|whatsapp|wa|email|address|alamat|birth|born|lahir|username|bank|account|rekening)(_|$)/
const PERSONAL_SOURCES: readonly string[] = [
  'company.npwp',
  'company.phone',
  'company.email',
  'company.address',
  'company.capital_amount',
  'company.yearly_sales_amount',
  'user.name',
]
const UNPRINTABLE: readonly Field['type'][] = ['group', 'file', 'long_text']

/** Whether the answer to a field concerns a person, by its key, what fills it, or what one types there. */
export function isPersonal(field: Pick<Field, 'key' | 'prefill' | 'type'> & { keyboard?: string }): boolean {
  return (
    PERSONAL_KEY.test(field.key) ||
    (field.prefill !== null && PERSONAL_SOURCES.includes(field.prefill)) ||
    field.keyboard === 'tel' ||
    field.keyboard === 'email'
  )
}

/** Reports what the certificate cannot or must not say, and a number that nothing fits. */
export function checkCertificate(
  { certificate, renewal, validity }: Pick<LicenseDefinition, 'certificate' | 'renewal' | 'validity'>,
  fields: ReadonlyMap<string, Field>,
  report: Report,
): void {
  const { number, facts } = certificate
  if (number.source === 'authority') checkPattern(number, ['certificate', 'number'], report)
  facts.forEach((key, at) => {
    const path = ['certificate', 'facts', at]
    const field = fields.get(key)
    if (!field) report(path, 'factUnknown', { key })
    else if (isPersonal(field)) report(path, 'factPersonal', { key })
    else if (UNPRINTABLE.includes(field.type)) report(path, 'factUnprintable', { key })
  })
  repeated(facts).forEach((key) => {
    report(['certificate', 'facts'], 'factTwice', { key })
  })
  if (renewal && validity.years === null) report(['renewal'], 'renewalWithoutValidity')
}
