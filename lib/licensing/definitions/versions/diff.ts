import type { LicenseDefinition } from '../definition'
import type { Text } from '../texts'

export const DIFF_PARTS = [
  'basics',
  'eligibility',
  'form',
  'documents',
  'stages',
  'priorities',
  'certificate',
] as const
export type DiffPart = (typeof DIFF_PARTS)[number]

/** What of several things a change is about, from the outside in: a stage, then a line of its checklist. */
export type DiffItem = { kind: string; key: string; label: Text | null }

export type Change = {
  part: DiffPart
  kind: 'added' | 'removed' | 'changed' | 'moved'
  /** Empty for a fact of the type itself. */
  items: DiffItem[]
  /** What of it changed, dotted: `label`, `number.pattern`. Null when the whole came, went or moved. */
  attribute: string | null
  /** Null where there was or is nothing; for what moved, its place counted from 1. */
  before: unknown
  after: unknown
}

type Thing = Record<string, unknown>

/** Lists whose members have a name of their own: what they are called, and by which attribute they are the same one. */
const LISTS: Record<string, { kind: string; by: string }> = {
  documents: { kind: 'document', by: 'key' },
  stages: { kind: 'stage', by: 'key' },
  checklist: { kind: 'checklist', by: 'key' },
  choices: { kind: 'choice', by: 'value' },
  fields: { kind: 'inner', by: 'key' },
  comes_with: { kind: 'companion', by: 'key' },
  kbli: { kind: 'kbli', by: 'version' },
}

const PART_OF: Record<string, DiffPart> = {
  eligibility: 'eligibility',
  subject: 'form',
  documents: 'documents',
  stages: 'stages',
  priorities: 'priorities',
  certificate: 'certificate',
  renewal: 'certificate',
  amendable: 'certificate',
}

/** What one version says otherwise than another, in the order in which it is read. */
export function diffDefinitions(before: LicenseDefinition, after: LicenseDefinition): Change[] {
  const changes: Change[] = []
  const { sections: oldSections, ...oldRest } = before
  const { sections: newSections, ...newRest } = after
  for (const name of namesOf(oldRest, newRest)) {
    const part = PART_OF[name] ?? 'basics'
    compare(
      { part, items: [], prefix: '' },
      name,
      Reflect.get(oldRest, name),
      Reflect.get(newRest, name),
      changes,
    )
  }
  diffForm(oldSections, newSections, changes)
  return changes.toSorted((one, other) => DIFF_PARTS.indexOf(one.part) - DIFF_PARTS.indexOf(other.part))
}

/** Fields are compared across sections: one that went to another section has moved, not gone. */
function diffForm(
  before: LicenseDefinition['sections'],
  after: LicenseDefinition['sections'],
  changes: Change[],
): void {
  const spot: Spot = { part: 'form', items: [], prefix: '' }
  const heads = (sections: LicenseDefinition['sections']) => sections.map(({ fields: _, ...head }) => head)
  compareLists(spot, { kind: 'section', by: 'key' }, heads(before), heads(after), changes)
  const flat = (sections: LicenseDefinition['sections']) =>
    sections.flatMap((section) => section.fields.map((field) => ({ ...field, section: section.title })))
  compareLists(spot, { kind: 'field', by: 'key' }, flat(before), flat(after), changes)
}

type Spot = { part: DiffPart; items: DiffItem[]; prefix: string }

function compare(spot: Spot, name: string, before: unknown, after: unknown, changes: Change[]): void {
  const list = LISTS[name]
  if (list && isThings(before) && isThings(after)) {
    compareLists(spot, list, before, after, changes)
    return
  }
  if (isNested(before) && isNested(after)) {
    for (const inner of namesOf(before, after))
      compare({ ...spot, prefix: `${spot.prefix}${name}.` }, inner, before[inner], after[inner], changes)
    return
  }
  if (isSame(before, after)) return
  changes.push({
    part: spot.part,
    kind: 'changed',
    items: spot.items,
    attribute: `${spot.prefix}${name}`,
    before: before ?? null,
    after: after ?? null,
  })
}

function compareLists(
  spot: Spot,
  { kind, by }: { kind: string; by: string },
  before: readonly Thing[],
  after: readonly Thing[],
  changes: Change[],
): void {
  const idOf = (thing: Thing) => String(thing[by])
  const itemOf = (thing: Thing): DiffItem => ({ kind, key: idOf(thing), label: labelOf(thing) })
  const old = new Map(before.map((thing) => [idOf(thing), thing]))
  const now = new Map(after.map((thing) => [idOf(thing), thing]))
  const base = { part: spot.part, attribute: null }
  for (const thing of before) {
    if (now.has(idOf(thing))) continue
    changes.push({
      ...base,
      kind: 'removed',
      items: [...spot.items, itemOf(thing)],
      before: thing,
      after: null,
    })
  }
  // What went to another section is said as that.
  const stays = (key: string) => isSame(old.get(key)?.section, now.get(key)?.section)
  const common = (keys: Iterable<string>) =>
    [...keys].filter((key) => old.has(key) && now.has(key) && stays(key))
  const moved = movedOf(common(old.keys()), common(now.keys()))
  after.forEach((thing, at) => {
    const earlier = old.get(idOf(thing))
    const items = [...spot.items, itemOf(thing)]
    if (!earlier) {
      changes.push({ ...base, kind: 'added', items, before: null, after: thing })
      return
    }
    if (moved.has(idOf(thing)))
      changes.push({ ...base, kind: 'moved', items, before: before.indexOf(earlier) + 1, after: at + 1 })
    for (const name of namesOf(earlier, thing))
      compare({ part: spot.part, items, prefix: '' }, name, earlier[name], thing[name], changes)
  })
}

/** Of two orders of the same keys, those that must be picked up to make the one of the other: as few as possible. */
function movedOf(before: string[], after: string[]): Set<string> {
  const places = after.map((key) => before.indexOf(key))
  const best: { length: number; from: number }[] = []
  places.forEach((place, at) => {
    let length = 1
    let from = -1
    for (let earlier = 0; earlier < at; earlier++) {
      const candidate = best[earlier]
      if (candidate && (places[earlier] ?? 0) < place && candidate.length + 1 > length) {
        length = candidate.length + 1
        from = earlier
      }
    }
    best.push({ length, from })
  })
  const kept = new Set<string>()
  let at = best.reduce((top, one, index) => (one.length > (best[top]?.length ?? 0) ? index : top), 0)
  while (at >= 0 && best[at]) {
    kept.add(after[at] ?? '')
    at = best[at]?.from ?? -1
  }
  return new Set(after.filter((key) => !kept.has(key)))
}

function labelOf(thing: Thing): Text | null {
  const label = thing.label ?? thing.title ?? thing.name
  return isText(label) ? label : null
}

function namesOf(before: object, after: object): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
}

function isText(value: unknown): value is Text {
  return isThing(value) && Object.keys(value).length === 2 && 'id' in value && 'en' in value
}

/** An object whose parts are compared one by one. Texts, conditions and what happens at a deadline are one value each. */
function isNested(value: unknown): value is Thing {
  return isThing(value) && !isText(value) && !('all' in value) && !('any' in value) && !('action' in value)
}

function isThings(value: unknown): value is Thing[] {
  return Array.isArray(value) && value.every(isThing)
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Same content, in whatever order the keys were written (jsonb does not keep it). */
function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other)
}

function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, inner: unknown) =>
    isThing(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
