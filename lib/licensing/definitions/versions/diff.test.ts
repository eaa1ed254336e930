import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDefaultLicenseTypes } from '@/db/seed/defaults/license-types'
import { definitionShape, type LicenseDefinition } from '../definition'
import { diffDefinitions } from './diff'

const spp = readDefaultLicenseTypes().find((type) => type.code === 'spp_irt')?.definition as LicenseDefinition
const changed = (change: (copy: LicenseDefinition) => void): LicenseDefinition => {
  const copy = structuredClone(spp)
  change(copy)
  return copy
}
const short = (after: LicenseDefinition) =>
  diffDefinitions(spp, after).map(({ part, kind, items, attribute }) =>
    [part, kind, items.map((item) => item.key).join('/'), attribute ?? ''].join(' ').trimEnd(),
  )

describe('the difference of two versions', () => {
  it('is nothing between a version and itself, however its keys are ordered', () => {
    const reversed = JSON.parse(JSON.stringify(spp), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    )
    expect(diffDefinitions(spp, definitionShape.parse(reversed))).toEqual([])
  })

  it('names facts of the type, with old and new value', () => {
    const after = changed((copy) => {
      copy.fee = { amount: 50_000, note: null }
      copy.eligibility.max_yearly_sales_amount = 1e9
      copy.renewal = null
    })
    const changes = diffDefinitions(spp, after)
    expect(changes).toContainEqual(
      expect.objectContaining({
        part: 'basics',
        attribute: 'fee.amount',
        before: spp.fee.amount,
        after: 50_000,
      }),
    )
    expect(short(after)).toContain('eligibility changed  eligibility.max_yearly_sales_amount')
  })

  it('tells a new field, a removed one, another label and another place apart', () => {
    const after = changed((copy) => {
      const [first, second] = copy.sections
      const [name, phone, ...rest] = first?.fields ?? []
      if (!first || !second || !name || !phone) throw new Error('SPP-IRT has changed')
      first.fields = [{ ...phone, label: { id: 'Nomor', en: 'Number' } }, ...rest]
      second.fields.push({ ...phone, key: 'second_phone' })
    })
    const changes = short(after)
    expect(changes).toContain('form removed responsible_name')
    expect(changes).toContain('form changed phone label')
    expect(changes).toContain('form added second_phone')
  })

  it('says that a field went to another section', () => {
    const after = changed((copy) => {
      const field = copy.sections[0]?.fields.pop()
      if (field) copy.sections[1]?.fields.push(field)
    })
    const key = spp.sections[0]?.fields.at(-1)?.key
    expect(short(after)).toEqual([`form changed ${key} section`])
  })

  it('finds the fewest stages that moved', () => {
    const after = changed((copy) => {
      const [first, ...rest] = copy.stages
      copy.stages = [...rest.slice(0, 2), ...(first ? [first] : []), ...rest.slice(2)]
    })
    expect(diffDefinitions(spp, after)).toEqual([
      expect.objectContaining({ part: 'stages', kind: 'moved', before: 1, after: 3 }),
    ])
  })

  it('looks into checklists, choices and conditions', () => {
    const after = changed((copy) => {
      const stage = copy.stages[0]
      stage?.checklist.push({ key: 'extra', label: { id: 'Lagi', en: 'More' } })
      const field = copy.sections.flatMap((section) => section.fields).find((one) => one.type === 'choice')
      if (field?.type === 'choice') field.choices.pop()
      if (field) field.visible_when = { all: [{ field: 'training_done', is: 'equals', value: true }] }
    })
    const changes = short(after)
    expect(changes).toContain('stages added intake/extra')
    expect(changes).toContainEqual(expect.stringMatching(/^form removed \w+\/\w+$/))
    expect(changes).toContainEqual(expect.stringMatching(/^form changed \w+ visible_when$/))
  })

  it('never says that something changed to what it was, whatever is dropped or turned around', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 6 }), fc.boolean(), (drops, reverse) => {
        const after = changed((copy) => {
          for (const drop of drops) {
            const section = copy.sections[drop % copy.sections.length]
            if (section && section.fields.length > 1) section.fields.splice(drop % section.fields.length, 1)
          }
          if (reverse) copy.documents.reverse()
        })
        const forth = diffDefinitions(spp, after)
        const back = diffDefinitions(after, spp)
        for (const change of forth.filter((one) => one.kind !== 'moved'))
          expect(change.before).not.toEqual(change.after)
        const count = (changes: typeof forth, kind: string) =>
          changes.filter((change) => change.kind === kind).length
        expect(count(forth, 'removed')).toBe(count(back, 'added'))
        expect(count(forth, 'changed')).toBe(count(back, 'changed'))
      }),
      { numRuns: 40 },
    )
  })
})
