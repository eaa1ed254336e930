import type {
  Draft,
  DraftDocument,
  DraftField,
  DraftInnerField,
  DraftStage,
} from '@/lib/licensing/definitions/versions/draft'

// What a new thing of a definition begins with. Plain objects: the rules stay on the server.

const none = () => ({ id: '', en: '' })

/** Limits a type begins with; kept in step with LIMITS of the draft by a test. */
export const FIRST_LIMITS: Partial<Record<DraftField['type'], { min: number | null; max: number }>> = {
  text: { min: null, max: 200 },
  long_text: { min: null, max: 2000 },
  money: { min: 0, max: 1e15 },
  group: { min: 1, max: 20 },
}

export function newInner(): DraftInnerField {
  return {
    key: '',
    type: 'text',
    label: none(),
    help: none(),
    required: true,
    prefill: null,
    visible_when: null,
    min: null,
    max: 200,
    pattern: '',
    example: '',
    keyboard: 'text',
    decimals: 0,
    unit: none(),
    style: 'yes_no',
    level: 4,
    choices: [],
    kinds: [],
    max_files: 1,
    item: none(),
  }
}

export function newField(): DraftField {
  return { ...newInner(), fields: [] }
}

/** The same field as another type: what both have stays, limits begin anew. */
export function asType<Field extends DraftInnerField | DraftField>(
  field: Field,
  type: DraftField['type'],
): Field {
  const limits = FIRST_LIMITS[type]
  const needsChoices = (type === 'choice' || type === 'multi_choice') && field.choices.length === 0
  const isGroup = type === 'group' && 'fields' in field && field.fields.length === 0
  return {
    ...field,
    type,
    min: limits?.min ?? null,
    max: limits?.max ?? null,
    ...(needsChoices && { choices: [newChoice(), newChoice()] }),
    ...(isGroup && { fields: [newInner()] }),
    ...(type === 'file' && field.kinds.length === 0 && { kinds: ['other'] }),
    prefill: null,
  }
}

export function newChoice(): DraftField['choices'][number] {
  return { value: '', label: none() }
}

export function newSection(): Draft['sections'][number] {
  return { key: '', title: none(), description: none(), fields: [] }
}

export function newDocument(): DraftDocument {
  return {
    key: '',
    label: none(),
    help: none(),
    required: true,
    kinds: ['other'],
    max_files: 1,
    visible_when: null,
  }
}

export function newStage(): DraftStage {
  return {
    key: '',
    kind: 'document_check',
    name: none(),
    explanation: none(),
    role: 'reviewer',
    checklist: [],
    working_days: null,
    applicant_days: null,
    at_deadline: { action: 'escalate', legal_ground: none() },
    skip: null,
    separate_from: [],
  }
}

export function newCheck(): DraftStage['checklist'][number] {
  return { key: '', label: none() }
}

export function newPriority(): Draft['priorities'][number] {
  return { when: { all: [{ field: '', is: 'answered', value: undefined }] }, priority: 'high', why: none() }
}

export function newCompanion(): Draft['comes_with'][number] {
  return {
    key: '',
    how: 'automatic',
    name: none(),
    summary: none(),
    authority: none(),
    legal_basis: none(),
    risks: [],
    scales: [],
  }
}

export function newKbli(version: '2020' | '2025'): Draft['eligibility']['kbli'][number] {
  return { version, prefixes: [], except: [] }
}

/** A copy that stands beside the first: without its key, which is made from its name again. */
export function copyOf<Thing extends { key: string }>(thing: Thing): Thing {
  return { ...structuredClone(thing), key: '' }
}
