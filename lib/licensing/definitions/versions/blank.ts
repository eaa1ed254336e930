import type { Text } from '../texts'
import { readDraftDefinition } from './draft'
import { toDefinitionJson } from './draft-json'

/** The JSON a new licence type begins with: one empty question, a first check and the issue of the licence. */
export function blankDefinition(name: Text): unknown {
  const draft = readDraftDefinition({
    name,
    sections: [{ key: 'main', title: { id: 'Data utama', en: 'Main details' }, fields: [] }],
    stages: [
      { key: 'intake', kind: 'intake', name: { id: 'Penerimaan', en: 'Intake' }, role: 'reviewer' },
      { key: 'issue', kind: 'issue', name: { id: 'Penerbitan', en: 'Issue' }, role: 'reviewer' },
    ],
    certificate: { title: name, number: { source: 'series', template: 'IZN/{year}/{sequence}' } },
  })
  return toDefinitionJson(draft)
}
