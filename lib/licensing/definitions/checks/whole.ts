import type { LicenseDefinition } from '../definition'
import type { Field } from '../fields'
import { checkCertificate } from './certificate'
import { checkVisibility } from './conditions'
import { checkEligibility } from './eligibility'
import { checkField } from './field'
import { type Problem, type Report, repeated } from './problems'
import { checkStages } from './stages'

/**
 * Everything that is wrong with a definition as a whole, with the path to the spot. What only the database knows (places,
 * KBLI codes, other licence types, staff) is asked by `referenceProblems`.
 */
export function definitionProblems(definition: LicenseDefinition): Problem[] {
  const problems: Problem[] = []
  const report: Report = (path, code, params = {}) => problems.push({ path, code, params })

  checkEligibility(definition.eligibility, report)
  const fields = checkForm(definition, report)
  const known = { earlier: fields, all: fields }
  checkSubject(definition, fields, report)
  definition.documents.forEach((document, at) => {
    checkVisibility(document.visible_when, known, ['documents', at, 'visible_when'], report)
  })
  checkStages(definition.stages, definition.certificate.number.source, report)
  definition.stages.forEach((stage, at) => {
    checkVisibility(stage.skip?.when ?? null, known, ['stages', at, 'skip', 'when'], report)
  })
  definition.priorities.forEach((rule, at) => {
    checkVisibility(rule.when, known, ['priorities', at, 'when'], report)
  })
  repeated(definition.comes_with.map((companion) => companion.key)).forEach((key) => {
    report(['comes_with'], 'companionTwice', { key })
  })
  checkCertificate(definition, fields, report)
  return problems
}

/** The fields by key, after reporting what is wrong with each and with their order. */
function checkForm(definition: LicenseDefinition, report: Report): ReadonlyMap<string, Field> {
  const { sections, documents } = definition
  repeated(sections.map((section) => section.key)).forEach((key) => {
    const at = sections.findLastIndex((section) => section.key === key)
    report(['sections', at, 'key'], 'sectionTwice', { key })
  })
  const all = new Map(sections.flatMap((section) => section.fields).map((field) => [field.key, field]))
  const earlier = new Map<string, Field>()
  sections.forEach((section, at) => {
    section.fields.forEach((field, index) => {
      const path = ['sections', at, 'fields', index]
      if (earlier.has(field.key)) report([...path, 'key'], 'fieldTwice', { key: field.key })
      checkVisibility(field.visible_when, { earlier, all }, [...path, 'visible_when'], report)
      checkField(field, path, report)
      earlier.set(field.key, field)
    })
  })
  documents.forEach((document, at) => {
    const isTaken =
      documents.slice(0, at).some((other) => other.key === document.key) || all.has(document.key)
    // Files of a field are kept under its key, beside those of documents.
    if (isTaken) report(['documents', at, 'key'], 'documentTwice', { key: document.key })
  })
  return all
}

function checkSubject(
  definition: LicenseDefinition,
  fields: ReadonlyMap<string, Field>,
  report: Report,
): void {
  const key = definition.subject
  if (key === null) return
  const field = fields.get(key)
  if (!field) report(['subject'], 'subjectUnknown', { key })
  else if (field.type !== 'text') report(['subject'], 'subjectNoText', { key })
}
