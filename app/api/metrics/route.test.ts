import '@/db/testing'
import '@/lib/auth/testing'
import { beforeEach, expect, test, vi } from 'vitest'

const TOKEN = 'a-token-of-some-length'

const get = async (authorization?: string) => {
  const { GET } = await import('./route')
  return GET(new Request('http://localhost/api/metrics', authorization ? { headers: { authorization } } : {}))
}

beforeEach(() => {
  vi.resetModules()
  process.env.METRICS_TOKEN = TOKEN
})

test('without a configured token there is no such page', async () => {
  process.env.METRICS_TOKEN = ''
  expect((await get(`Bearer ${TOKEN}`)).status).toBe(404)
})

test.each([undefined, 'Bearer', 'Bearer wrong', TOKEN, `bearer ${TOKEN}`, `Bearer ${TOKEN} `.concat('x')])(
  '%s reads nothing',
  async (authorization) => {
    const response = await get(authorization)
    expect([response.status, await response.text()]).toEqual([401, ''])
  },
)

test('its bearer reads the figures', async () => {
  const response = await get(`Bearer ${TOKEN}`)
  expect(response.status).toBe(200)
  expect(await response.text()).toContain('izinku_applications_late 0')
})
