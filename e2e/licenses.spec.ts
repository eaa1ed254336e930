import { expect, test } from '@playwright/test'
import { query } from './fixtures/database'
import { createLicensedCompany } from './fixtures/licensed-company'
import { expectGoodPage } from './fixtures/page-checks'
import { signIn } from './fixtures/session'

// The life of a licence with real parts: its owner renews, records, subscribes; a supervisor suspends and revokes; a
// stranger verifies, also without a network.

test('an owner sees what comes next, renews, and finds what differs', async ({ page, context, baseURL }) => {
  const made = await createLicensedCompany()
  await signIn(context, made.owner, baseURL ?? '')
  await page.goto(`/app/${made.slug}/licenses`)
  await expectGoodPage(page)
  await page.getByRole('link', { name: 'SPP-IRT' }).first().click()
  await expect(page.getByText('Bisa diperpanjang sampai')).toBeVisible()
  await expectGoodPage(page)
  await page.getByRole('button', { name: 'Perpanjang' }).click()
  await expect(page).toHaveURL(/\/applications\//)
  await expect(page.getByRole('heading', { name: 'Yang berubah dari izin sebelumnya' })).toBeVisible()
  const [draft] = await query<{ kind: string; data: { product_name?: string } }>(
    'select kind, data from applications where license_id = $1',
    [made.license.id],
  )
  expect(draft).toMatchObject({ kind: 'renewal', data: { product_name: 'Keripik singkong' } })
  await page.goto(`/app/${made.slug}/licenses/${made.license.id}`)
  await expect(page.getByText('Perpanjangan atau perubahannya sedang berjalan.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Perpanjang' })).toHaveCount(0)
})

test('an owner records a licence from elsewhere; nobody vouches for it', async ({
  page,
  context,
  baseURL,
}) => {
  const made = await createLicensedCompany()
  await signIn(context, made.owner, baseURL ?? '')
  await page.goto(`/app/${made.slug}/licenses/new`)
  await expectGoodPage(page)
  await page.getByLabel('Jenis izin').selectOption({ label: 'Lainnya' })
  await page.getByLabel('Nama izin').fill('Izin Gangguan')
  await page.getByLabel('Diterbitkan oleh').fill('Pemerintah Kota Bandung')
  await page.getByLabel('Nomor izin').fill('503/IG-12/2019')
  await page.getByLabel('Tanggal terbit').fill('2019-05-02')
  await page.getByRole('button', { name: 'Simpan catatan' }).click()
  await expect(page.getByText('Dicatat, tidak diterbitkan di sini').first()).toBeVisible()
  await expectGoodPage(page)
  await expect(page.getByRole('link', { name: 'Unduh sertifikat' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Halaman verifikasi' }).click()
  await expect(page.getByText('Dicatat pemegangnya, tidak diterbitkan di sini')).toBeVisible()
  await expectGoodPage(page)
})

test('the calendar shows what ends and is subscribed by a secret address', async ({
  page,
  context,
  baseURL,
  request,
}) => {
  const made = await createLicensedCompany()
  await signIn(context, made.owner, baseURL ?? '')
  const [row] = await query<{ month: string }>(
    `select to_char(valid_until_on, 'YYYY-MM') as month from licenses where id = $1`,
    [made.license.id],
  )
  await page.goto(`/app/${made.slug}/licenses/calendar?month=${row?.month}`)
  await expect(page.getByText(`Nomor ${made.license.number}`).first()).toBeVisible()
  await expectGoodPage(page)
  await page.getByRole('button', { name: 'Buat alamat langganan' }).click()
  const address = new URL(await page.getByRole('textbox', { name: 'Alamat langganan' }).inputValue())
  const feed = await request.get(address.pathname)
  expect(feed.headers()['content-type']).toContain('text/calendar')
  const text = await feed.text()
  expect(text).toContain(`UID:expiry-${made.license.id}`.slice(0, 60))
  const { etag = '' } = feed.headers()
  const again = await request.get(address.pathname, { headers: { 'If-None-Match': etag } })
  expect(again.status()).toBe(304)
  await page.getByRole('button', { name: 'Matikan langganan' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Matikan langganan' }).click()
  await expect(page.getByRole('button', { name: 'Buat alamat langganan' })).toBeVisible()
  expect((await request.get(address.pathname)).status()).toBe(404)
})

test('a supervisor suspends and revokes; everyone who checks sees it, and the owner is told', async ({
  page,
  context,
  baseURL,
}) => {
  const made = await createLicensedCompany()
  await signIn(context, made.supervisor, baseURL ?? '')
  await page.goto(`/admin/licenses?q=${made.license.number}`)
  await expectGoodPage(page)
  await page.getByRole('link', { name: made.license.number }).first().click()
  await expect(page).toHaveURL(new RegExp(`/admin/licenses/${made.license.id}`))
  await expectGoodPage(page)
  await page.getByRole('button', { name: 'Bekukan' }).click()
  const suspending = page.getByRole('dialog')
  await suspending.getByLabel('Alasan').selectOption({ label: 'Temuan pemeriksaan' })
  await suspending.getByLabel('Penjelasan untuk pemegang').fill('Dapur diperiksa ulang pekan depan')
  await suspending.getByLabel('Keterangan untuk umum').fill('Menunggu pemeriksaan ulang')
  await suspending.getByRole('button', { name: 'Bekukan' }).click()
  await expect(page.getByRole('button', { name: 'Berlakukan kembali' })).toBeVisible()
  const mails = await query<{ message: string }>(
    `select variables ->> 'message' as message from email_messages
     where to_email = $1 and template_key = 'license_changed'`,
    [made.owner],
  )
  expect(mails.map((mail) => mail.message).join()).toContain('Dapur diperiksa ulang pekan depan')

  await page.goto(`/verify/${made.license.code}`)
  await expect(page.getByText('Dibekukan').first()).toBeVisible()
  await expect(page.getByText('Menunggu pemeriksaan ulang')).toBeVisible()
  await expect(page.getByText('Dapur diperiksa ulang pekan depan')).toHaveCount(0)

  await page.goto(`/admin/licenses/${made.license.id}`)
  await page.getByRole('button', { name: 'Cabut' }).click()
  const revoking = page.getByRole('dialog')
  await revoking.getByLabel('Alasan').selectOption({ label: 'Pelanggaran' })
  await revoking.getByLabel('Penjelasan untuk pemegang').fill('Syarat tidak dipenuhi')
  await revoking.getByRole('button', { name: 'Cabut' }).click()
  await expect(revoking.getByText('Centang', { exact: false }).first()).toBeVisible()
  await revoking.getByRole('checkbox').check()
  await revoking.getByRole('button', { name: 'Cabut' }).click()
  await expect(page.getByText('Tidak ada tindakan untuk keadaan ini.')).toBeVisible()
  await page.goto(`/verify/${made.license.code}`)
  await expect(page.getByText('Izin ini pernah terbit, tetapi sudah dicabut.')).toBeVisible()
})

test('a stranger checks a signature without a network, and is told what is not ours', async ({
  page,
  context,
  request,
}) => {
  const made = await createLicensedCompany()
  // The first certificate makes the first key.
  expect((await request.get(`/verify/${made.license.code}/certificate`)).status()).toBe(200)
  const { keys } = (await (await request.get('/.well-known/izinku-keys.json')).json()) as { keys: object[] }
  expect(keys.length).toBeGreaterThan(0)
  expect(JSON.stringify(keys)).not.toContain('"d"')

  await page.goto('/verify/offline')
  await expectGoodPage(page)
  await context.setOffline(true)
  await page
    .getByLabel('Isi kode QR')
    .fill(`eyJhbGciOiJFZERTQSIsImtpZCI6InBhbHN1In0.eyJ2IjoxfQ.${'A'.repeat(86)}`)
  await page.getByRole('button', { name: 'Periksa tanda tangan' }).click()
  await expect(page.getByText('Bukan tanda tangan kami')).toBeVisible()
  await context.setOffline(false)

  await page.goto('/verify')
  await page.getByLabel('Kode verifikasi').fill('https://oss.go.id/validasi/8120')
  await page.getByRole('button', { name: 'Periksa', exact: true }).click()
  await expect(page.getByText('Kode ini milik oss.go.id.', { exact: false })).toBeVisible()
  expect(new URL(page.url()).pathname).toBe('/verify')
  await expectGoodPage(page)
})
