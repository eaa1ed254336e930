import { expect, type Locator, type Page, test } from '@playwright/test'
import { query } from './fixtures/database'
import { photo } from './fixtures/files'
import { expectGoodPage } from './fixtures/page-checks'
import { signIn } from './fixtures/session'

// A licence type made without code: written, checked, tried out, published, found and begun by an owner, closed.

/** A text in both languages. */
async function fillBoth(place: Page | Locator, label: string, id: string, en: string) {
  await place.getByLabel(`${label} (Indonesia)`).fill(id)
  await place.getByLabel(`${label} (Inggris)`).fill(en)
}

const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Bagian jenis izin' }).getByRole('button', { name }).click()

test('an admin makes a licence type, publishes it, and an owner begins it', async ({ page, browser }, {
  project,
}) => {
  test.setTimeout(240_000)
  const baseURL = String(project.use.baseURL)
  const stamp = `${project.name}${Date.now().toString(36)}`.toLowerCase()
  const name = `Izin Bengkel ${stamp}`
  const code = `izin_${stamp}`
  await signIn(page.context(), 'admin@demo.test', baseURL)
  // A business whose plan has room, and an activity that no other test asks about: nobody else finds the type.
  const [business] = await query<{ slug: string; email: string; version: string; code: string }>(
    `select c.slug, u.email, k.version, k.code from companies c
     join company_members m on m.company_id = c.id and m.role = 'owner' join users u on u.id = m.user_id
     join company_kblis k on k.company_id = c.id and k.is_main
     where c.disabled_at is null and k.version = '2025' and k.code not in ('10794', '56102') and not exists (
       select from applications a where a.company_id = c.id
         and a.status in ('submitted', 'in_review', 'revision_requested', 'on_hold'))
     order by md5(c.slug || $1) limit 1`,
    [stamp],
  )
  if (!business) throw new Error('No business of the demo has room for another application.')
  const { code: activity, slug: company } = business

  await test.step('creates it and is told what is missing', async () => {
    await page.goto('/admin/license-types')
    await page.getByRole('link', { name: 'Jenis izin baru' }).click()
    await expectGoodPage(page)
    await page.getByLabel('Nama dalam Bahasa Indonesia').fill(name)
    await expect(page.getByLabel('Kode')).toHaveValue(/^izin_bengkel_/)
    await page.getByLabel('Nama dalam bahasa Inggris').fill(`Workshop licence ${stamp}`)
    await page.getByLabel('Kode').fill('nib')
    await page.getByRole('button', { name: 'Buat dan mulai menulis' }).click()
    await expect(page.getByText('Kode ini sudah dipakai.')).toBeVisible()
    await page.getByLabel('Kode').fill(code)
    await page.getByRole('button', { name: 'Buat dan mulai menulis' }).click()
    await expect(page).toHaveURL(new RegExp(`/license-types/${code}/edit$`))
    await part(page, 'Periksa dan terbitkan')
    await expect(page.getByText(/\d+ hal perlu diperbaiki/)).toBeVisible()
    await expectGoodPage(page)
    await page.getByRole('button', { name: /Umum › Instansi › Indonesia/ }).click()
    await expect(page.getByLabel('Instansi (Indonesia)')).toBeFocused()
  })

  await test.step('says what it is and for whom', async () => {
    await fillBoth(page, 'Ringkasan', 'Untuk bengkel.', 'For workshops.')
    await fillBoth(page, 'Instansi', 'Dinas Perhubungan', 'Transport office')
    await fillBoth(page, 'Alasan', 'Bengkel perlu izin ini.', 'Workshops need this.')
    await fillBoth(page, 'Waktu resmi', '5 hari kerja', '5 working days')
    await page.getByLabel('Biaya', { exact: false }).first().fill('50000')
    await page.getByLabel('Masa berlaku (tahun)').fill('3')
    await part(page, 'Syarat usaha')
    await page.getByRole('button', { name: 'Tambah kode KBLI' }).click()
    await page.getByLabel('Versi').selectOption(business.version)
    await page.getByLabel('Awalan kode').fill(activity)
    await expectGoodPage(page)
  })

  await test.step('writes questions, one of them conditional, one a file', async () => {
    await part(page, 'Formulir')
    await page
      .getByRole('button', { name: /Data utama/ })
      .first()
      .click()
    const fields = page.getByRole('list', { name: 'Pertanyaan di Data utama' })
    await page.getByRole('button', { name: 'Tambah pertanyaan' }).click()
    await fillBoth(fields, 'Nama', 'Nama bengkel', 'Name of the workshop')
    await expect(fields.getByLabel('Kunci')).toHaveValue('nama_bengkel')
    await fields.getByLabel('Diisi dari data usaha').selectOption('company.trade_name')

    await page.getByRole('button', { name: 'Tambah pertanyaan' }).click()
    await fillBoth(fields, 'Nama', 'Ada dongkrak?', 'Is there a jack?')
    await fields.getByLabel('Jenis', { exact: true }).selectOption('boolean')

    await page.getByRole('button', { name: 'Tambah pertanyaan' }).click()
    await fillBoth(fields, 'Nama', 'Foto dongkrak', 'Photo of the jack')
    await fields.getByLabel('Jenis', { exact: true }).selectOption('file')
    await fields.getByRole('button', { name: 'Tambah syarat' }).click()
    await fields.getByLabel('Pertanyaan', { exact: true }).selectOption('ada_dongkrak')

    // By keyboard: up twice, and its condition then names what comes later.
    const head = fields.getByRole('button', { name: /^Foto dongkrak/ })
    await head.focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect(page.getByText(/yang baru ditanyakan kemudian/)).toBeVisible()
    await fields.getByRole('button', { name: 'Turunkan Foto dongkrak' }).click()
    await expect(page.getByText(/yang baru ditanyakan kemudian/)).toHaveCount(0)
    await expectGoodPage(page)
  })

  await test.step('gives the stages their time and the certificate its words', async () => {
    await part(page, 'Tahap')
    await page.getByRole('button', { name: /^Penerimaan/ }).click()
    await page.getByLabel('Hari kerja kami').fill('2')
    await page.getByLabel('Saat waktu kami habis').selectOption('deem_approved')
    await fillBoth(page, 'Dasar hukum persetujuan otomatis', 'UU 30/2014', 'Law 30/2014')
    await expectGoodPage(page)
    await part(page, 'Sertifikat')
    await fillBoth(page, 'Pernyataan', 'Bengkel ini berizin.', 'This workshop is licensed.')
    await page.getByLabel('Dapat diperpanjang di sini').check()
    await page.getByRole('checkbox', { name: 'Nama bengkel' }).check()
    await part(page, 'Periksa dan terbitkan')
    await expect(page.getByText('Semua beres')).toBeVisible()
  })

  await test.step('tries it out as an owner would meet it', async () => {
    await page.getByRole('button', { name: 'Coba', exact: true }).click()
    await expect(page.getByRole('heading', { name: `Coba: ${name}` })).toBeVisible()
    await page.getByLabel('Kode KBLI 2025').fill(activity)
    await page.getByRole('button', { name: 'Mulai formulir' }).click()
    await expect(page.getByText('Izin ini disarankan untuk usaha ini')).toBeVisible()
    await expect(page.getByLabel('Nama bengkel')).toHaveValue('Warung Contoh')
    await page.getByRole('button', { name: 'Lanjut' }).click()
    await expect(page.getByText('Wajib diisi.').or(page.getByText('Pilih salah satu.')).first()).toBeVisible()
    await expect(page.getByRole('group', { name: 'Foto dongkrak' })).toHaveCount(0)
    await page.getByRole('radio', { name: 'Ya' }).check()
    const jack = page.getByRole('group', { name: 'Foto dongkrak' })
    await jack
      .locator('input[type=file]')
      .first()
      .setInputFiles(await photo('dongkrak'))
    await expect(jack.getByRole('link', { name: 'dongkrak.jpg' })).toBeVisible()
    await page.getByRole('button', { name: 'Lanjut' }).click()
    await page.getByRole('button', { name: 'Kirim permohonan' }).click()
    await expect(page.getByRole('heading', { name: '3. Jalannya permohonan' })).toBeFocused()
    await expect(page.getByText('dianggap disetujui (fiktif positif): UU 30/2014')).toBeVisible()
    await expect(page.getByText(/Rp\s?50\.000/)).toBeVisible()
    await expectGoodPage(page)
  })

  await test.step('publishes it after seeing that nothing is wrong', async () => {
    await page.goto(`/admin/license-types/${code}/publish`)
    await expect(page.getByText('Semua beres')).toBeVisible()
    await page.getByRole('button', { name: 'Terbitkan' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Terbitkan' }).click()
    await expect(page.getByText('Versi 1 sudah terbit')).toBeVisible()
    await expectGoodPage(page)
  })

  const context = await browser.newContext(project.use)
  const owner = await context.newPage()
  await test.step('anyone finds it, and an owner begins it', async () => {
    await owner.goto(`/check?a=${activity}&at=32.73&size=upto500&nib=1`)
    await expect(owner.getByRole('heading', { name }).first()).toBeVisible()
    await signIn(context, business.email, baseURL)
    await owner.goto(`/app/${company}/applications/new`)
    await owner.getByRole('button', { name: `Mulai: ${name}` }).click()
    await expect(owner).toHaveURL(/\/applications\/[0-9a-f-]{36}/)
    await owner.getByLabel('Nama bengkel').fill('Bengkel Maju')
    await owner.getByRole('radio', { name: 'Tidak' }).check()
    await expect(owner.getByText(/^Tersimpan \d/)).toBeVisible()
  })

  await test.step('a newer form is offered in the draft, with what it wants', async () => {
    await page.getByRole('button', { name: 'Ubah jenis izin' }).click()
    await expect(page).toHaveURL(/edit$/)
    await part(page, 'Dokumen')
    await page.getByRole('button', { name: 'Tambah dokumen' }).click()
    await fillBoth(page, 'Nama dokumen', 'KTP pemilik', 'Identity card')
    await expect(page.getByText(/^Tersimpan \d/)).toBeVisible()
    await page.goto(`/admin/license-types/${code}/publish`)
    await expect(page.getByText('KTP pemilik')).toBeVisible()
    await expectGoodPage(page)
    await page.getByRole('button', { name: 'Terbitkan' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Terbitkan' }).click()
    await expect(page.getByText('1 draf pemohon masih pada versi lama')).toBeVisible()
    await page.getByRole('link', { name: 'Lihat', exact: true }).click()
    await expect(page.getByText('1 draf pada versi lama.')).toBeVisible()
    await expectGoodPage(page)

    await owner.reload()
    await expect(owner.getByText('Ada formulir yang lebih baru')).toBeVisible()
    await expectGoodPage(owner)
    await owner.getByRole('button', { name: 'Pindah ke formulir baru' }).click()
    await expect(owner.getByText('Ada formulir yang lebih baru')).toHaveCount(0)
    await expect(owner.getByLabel('Nama bengkel')).toHaveValue('Bengkel Maju')
  })

  await test.step('is closed again, and nobody finds it any more', async () => {
    await page.goto(`/admin/license-types/${code}`)
    await page.getByRole('button', { name: 'Tutup jenis izin' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('Hanya percobaan')
    await page.getByRole('dialog').getByRole('button', { name: 'Tutup jenis izin' }).click()
    await expect(page.getByText('Ditutup', { exact: true }).first()).toBeVisible()
    await owner.goto(`/check?a=${activity}&at=32.73&size=upto500&nib=1`)
    await expect(owner.getByRole('heading', { name })).toHaveCount(0)
    await context.close()
  })
})
