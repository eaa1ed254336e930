import '@/db/testing'
import { describe, expect, it } from 'vitest'
import { db } from '@/db'
import { findActivities, findPlace, settled } from './check-answers'
import { parseCheckQuery, writeCheckQuery } from './check-query'

const ask = async (text: string) => {
  const query = parseCheckQuery(text)
  const asked = await findActivities(db, query)
  return {
    understood: asked.understood.map(({ activity }) => activity.code),
    ambiguous: asked.ambiguous.map(({ phrase }) => phrase),
    unknown: asked.unknown,
    link: writeCheckQuery(settled(query, asked)),
  }
}

describe('activities in everyday words', () => {
  it('are understood where only one class says just that', async () => {
    expect(await ask('q=Jahit+kebaya')).toMatchObject({ unknown: [] })
    expect(await ask('q=keripik+singkong')).toEqual({
      understood: ['10794'],
      ambiguous: [],
      unknown: [],
      link: 'a=10794',
    })
  })

  it('are asked about where several do: a stall and a restaurant need different things', async () => {
    const { understood, ambiguous, link } = await ask('q=seblak')
    expect({ understood, ambiguous, link }).toEqual({
      understood: [],
      ambiguous: ['seblak'],
      link: 'q=seblak',
    })
  })

  it('that nobody knows are said to be so, beside what is known', async () => {
    expect(await ask('q=keripik+singkong,+xyzzyqq&a=14120')).toEqual({
      understood: ['14120', '10794'],
      ambiguous: [],
      unknown: ['xyzzyqq'],
      link: 'q=xyzzyqq&a=14120-10794',
    })
  })

  it('are five at most, and each counts once', async () => {
    expect((await ask('q=keripik+singkong&a=10794')).understood).toEqual(['10794'])
    expect((await ask('q=keripik+singkong&a=10794-56102-56101-14120-10750-47112')).understood).toHaveLength(5)
  })

  it('of a class that is not there are left out', async () => {
    expect((await ask('a=99999')).understood).toEqual([])
  })
})

describe('the place of a check', () => {
  it('falls back to the region above one that is not there any more', async () => {
    for (const [code, parent_code] of [
      ['98', null],
      ['98.01', '98'],
    ] as const) {
      const level = code.split('.').length
      await db.insertInto('regions').values({ code, parent_code, level, name: code }).execute()
    }
    const codes = async (code: string) => {
      const { path, is_partial } = await findPlace(db, code)
      return [path.map((region) => region.code), is_partial]
    }
    expect(await codes('98.01')).toEqual([['98', '98.01'], false])
    expect(await codes('98.01.02.1001')).toEqual([['98', '98.01'], true])
    expect(await codes('97.01')).toEqual([[], true])
    expect(await codes('')).toEqual([[], false])
  })
})
