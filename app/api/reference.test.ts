import '@/db/testing'
import { NextRequest } from 'next/server'
import { describe, expect, test } from 'vitest'
import { GET as searchKbli } from './kbli/route'
import { GET as listRegions } from './regions/route'

const ask = async (route: typeof searchKbli, query: string) => {
  const response = await route(new NextRequest(`http://localhost/api${query}`))
  return {
    status: response.status,
    cache: response.headers.get('cache-control'),
    body: await response.json(),
  }
}

describe('GET /api/kbli', () => {
  test('answers with what the browser needs, and lets it be kept', async () => {
    const { status, cache, body } = await ask(searchKbli, '?q=tambal%20ban')
    expect(status).toBe(200)
    expect(cache).toContain('public')
    expect(body.results[0]).toMatchObject({
      version: '2025',
      code: '95311',
      match: { field: 'word', text: 'tambal ban' },
    })
    expect(body.results[0]).not.toHaveProperty('everyday_words')
  })

  test.each(['', '?q=', '?q=a', `?q=${'a'.repeat(81)}`, '?q=seblak&version=2019'])(
    'refuses %j',
    async (query) => {
      expect(await ask(searchKbli, query)).toMatchObject({
        status: 400,
        cache: null,
        body: { reason: 'invalid' },
      })
    },
  )
})

describe('GET /api/regions', () => {
  test.each([
    ['', 38],
    ['?parent=', 38],
    ['?parent=32', 27],
    ['?parent=99', 0],
  ])('%j has %i regions', async (query, count) => {
    const { status, cache, body } = await ask(listRegions, query)
    expect(status).toBe(200)
    expect(cache).toContain('max-age=86400')
    expect(body.results).toHaveLength(count)
  })

  test.each(['?parent=3', "?parent=32'", '?parent=32.73.', '?parent=jawa'])('refuses %j', async (query) => {
    expect(await ask(listRegions, query)).toMatchObject({ status: 400, body: { reason: 'invalid' } })
  })
})
