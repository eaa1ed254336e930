import { expect, test } from '@playwright/test'
import { photo } from './fixtures/files'
import { expectGoodPage } from './fixtures/page-checks'
import { linkTo, waitForMail } from './fixtures/sandbox'
import { signIn } from './fixtures/session'

// The whole story with real parts: an owner signs up, onboards, applies; reviewers ask, check and issue; a stranger
// verifies; the plan is paid; the receipt is read. One test per project, told in steps.

const PASSWORD = 'warung-maju-bersama-7'

test('from sign-up to an issued licence and a paid invoice', async ({ page, browser }, { project }) => {
  test.setTimeout(420_000)
  const licenseNumber = `9${Date.now().toString().slice(-12)}`
  const stamp = `${project.name}${Date.now().toString(36)}`
  const owner = { name: 'Ratna Dewi', email: `ratna.${stamp}@usaha.test`, trade: `Keripik Ratna ${stamp}` }

  await test.step('she finds Izinku and signs up', async () => {
    await page.goto('/')
    await expectGoodPage(page)
    await page.goto('/sign-up')
    await expectGoodPage(page)
    await page.getByRole('button', { name: 'Buat akun' }).click()
    await expect(page.getByText('Wajib diisi.').first()).toBeVisible()
    await page.getByLabel('Nama lengkap').fill(owner.name)
    await page.getByLabel('Email').fill(owner.email)
    await page.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Buat akun' }).click()
    await expect(page.getByRole('heading', { name: 'Periksa email Anda' })).toBeVisible()
    const mail = await waitForMail(owner.email, 'Pastikan alamat email')
    await page.goto(linkTo(mail, 'verify'))
    await expect(page).toHaveURL(/\/onboarding/)
  })

  await test.step('she answers the wizard, leaves it and comes back', async () => {
    await page.getByLabel('Nomor HP').fill('0812 3456 7890')
    await page.getByRole('checkbox').check()
    await expectGoodPage(page)
    await page.getByRole('button', { name: 'Lanjut', exact: true }).click()

    await expect(page.getByRole('heading', { name: 'Apa usaha Anda?' })).toBeVisible()
    await page.getByLabel('Bentuk usaha').selectOption({ label: 'Perorangan' })
    await page.getByLabel('Nama usaha').fill(owner.trade)
    await page.getByLabel('NIK').fill('123')
    await page.getByRole('button', { name: 'Lanjut', exact: true }).click()
    await expect(page.getByText('NIK terdiri dari 16 angka, seperti di KTP.')).toBeVisible()
    await page.getByLabel('NIK').fill('3273015507850002')
    await expectGoodPage(page)
    await page.getByRole('button', { name: 'Lanjut', exact: true }).click()

    await expect(page.getByRole('heading', { name: 'Di mana tempat usaha Anda?' })).toBeVisible()
    await page.goto('/')
    await page.goto('/onboarding')
    await expect(page.getByRole('heading', { name: 'Di mana tempat usaha Anda?' })).toBeVisible()
    await page.getByLabel('Provinsi').selectOption({ label: 'Jawa Barat' })
    await page.getByLabel('Kabupaten atau kota').selectOption({ label: 'Kota Bandung' })
    await page.getByLabel('Kecamatan').selectOption({ index: 1 })
    await page.getByLabel('Desa atau kelurahan').selectOption({ index: 1 })
    await page.getByLabel('Alamat').fill('Jalan Kenanga No. 7')
    await page.getByLabel('Kode pos').fill('40115')
    await page.getByLabel('Milik sendiri').check()
    await expectGoodPage(page)
    await page.getByRole('button', { name: 'Lanjut', exact: true }).click()

    await expect(page.getByRole('heading', { name: 'Apa yang Anda jual atau kerjakan?' })).toBeVisible()
    await page.getByLabel('Ceritakan dengan kata sendiri').fill('Jualan keripik singkong pedas dalam kemasan')
    await page.getByRole('combobox', { name: 'Kegiatan utama' }).fill('keripik')
    await page.getByRole('option').filter({ hasText: '10794' }).click()
    await expectGoodPage(page)
    await page.getByRole('button', { name: 'Lanjut', exact: true }).click()

    await expect(page.getByRole('heading', { name: 'Seberapa besar usaha Anda?' })).toBeVisible()
    await page.getByLabel('Jumlah orang yang bekerja').fill('3')
    await page.getByLabel('Modal usaha').fill('25000000')
    await page.getByLabel('Penjualan setahun').fill('180000000')
    await expect(page.getByText('usaha mikro').first()).toBeVisible()
    await expectGoodPage(page)
    await page.getByRole('button', { name: 'Lanjut', exact: true }).click()

    await expect(page.getByRole('heading', { name: 'Dokumen yang Anda punya' })).toBeVisible()
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(await photo(`ktp-${stamp}`))
    await expect(page.getByRole('link', { name: `ktp-${stamp}.jpg` })).toBeVisible()
    await expect(page.getByLabel('Nanti saja')).toHaveCount(2)
    for (const later of await page.getByLabel('Nanti saja').all()) await later.check()
    await expectGoodPage(page)
    await page.getByRole('button', { name: 'Lanjut', exact: true }).click()

    await expect(page.getByRole('heading', { name: 'Periksa, lalu selesai' })).toBeVisible()
    await expect(page.getByText('SPP-IRT').first()).toBeVisible()
    await page.getByRole('checkbox').check()
    await expectGoodPage(page)
    await page.getByRole('button', { name: 'Selesai' }).click()
    await expect(page).toHaveURL(/\/app\/keripik-ratna/)
    await expectGoodPage(page)
  })

  const company = new URL(page.url()).pathname.split('/')[2] ?? ''
  const openNext = () => page.getByRole('button', { name: 'Lanjut', exact: true }).click()

  await test.step('she applies for her business number', async () => {
    await page.goto(`/app/${company}/applications/new`)
    await expectGoodPage(page)
    await page
      .getByRole('button', { name: /^Mulai/ })
      .first()
      .click()
    await expect(page).toHaveURL(/\/applications\/[0-9a-f-]{36}/)
    await expect(page.getByRole('heading', { name: 'Pemohon' })).toBeVisible()
    // Known from the company already.
    await expect(page.getByLabel('Nama penanggung jawab')).toHaveValue(owner.name)
    await openNext()
    // Nothing moves on while something is missing, and the field says so.
    await expect(page.getByText('Wajib diisi.').or(page.getByText('Pilih salah satu.')).first()).toBeVisible()
    await page.getByRole('group', { name: 'Sudah punya akun OSS?' }).getByLabel('Tidak').check()
    await expectGoodPage(page)
    await openNext()
    await page.getByLabel('Sudah berjalan').check()
    await page.getByLabel('Mulai berjalan').fill('2021-04-01')
    await openNext()
    await page.getByLabel('Jenis tempat').selectOption({ label: 'Rumah' })
    await page.getByLabel('Luas tempat').fill('24')
    await openNext()
    await page.getByLabel('Tenaga kerja laki-laki').fill('1')
    await page.getByLabel('Tenaga kerja perempuan').fill('2')
    await openNext()
    for (const statement of await page.getByRole('checkbox').all()) await statement.check()
    await openNext()
    await expect(page.getByRole('heading', { name: 'Dokumen', exact: true })).toBeVisible()
    await page
      .getByRole('button', { name: /^Pakai ktp/ })
      .first()
      .click()
    await expectGoodPage(page)
    await openNext()
    await expect(page.getByText('Semua sudah terisi.', { exact: false })).toBeVisible()
    await expectGoodPage(page)
    await page.getByRole('button', { name: 'Kirim permohonan' }).dblclick()
    await expect(page.getByText('Permohonan terkirim')).toBeVisible()
    await expectGoodPage(page)
    await waitForMail(owner.email, 'sudah kami terima')
  })

  const applicationUrl = page.url().split('?')[0] ?? ''
  const applicationId = applicationUrl.split('/').at(-1) ?? ''
  const staff = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'id-ID' })
  await signIn(staff, 'rina@demo.test', new URL(applicationUrl).origin)
  const desk = await staff.newPage()
  const approve = async () => {
    for (const item of await desk.getByRole('group', { name: 'Daftar periksa' }).getByRole('checkbox').all())
      await item.check()
    await desk.getByRole('button', { name: /^Setujui tahap/ }).click()
    await desk.getByRole('dialog').getByRole('button', { name: 'Setujui tahap' }).click()
  }

  await test.step('a reviewer takes the case and asks for a revision', async () => {
    await desk.goto('/admin/queue?tab=unassigned')
    await expectGoodPage(desk)
    await desk.goto(`/admin/applications/${applicationId}`)
    await desk.getByRole('button', { name: 'Ambil kasus' }).click()
    await expect(desk.getByText('Anda yang memegang')).toBeVisible()
    await expectGoodPage(desk)
    await desk.getByLabel('Minta perbaikan: Luas tempat').check()
    await desk.getByLabel('Minta perbaikan: KTP penanggung jawab').check()
    await desk.getByRole('button', { name: /^Minta perbaikan/ }).click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByLabel('Pesan kepada pemohon').fill('Hampir selesai. Perbaiki dua hal ini.')
    await dialog.getByLabel('Apa yang kurang pada Luas tempat?').fill('Tulis luas dapurnya saja.')
    await dialog.getByLabel('Apa yang kurang pada KTP penanggung jawab?').fill('Fotonya kurang terang.')
    await dialog.getByRole('button', { name: 'Kirim permintaan' }).click()
    await expect(desk.getByText(/Menunggu jawaban pemohon/)).toBeVisible()
    // It waits until the reviewer can no longer take the request back.
    const mail = await waitForMail(owner.email, 'Giliran Anda', 120_000)
    expect(mail.text).toContain('Tulis luas dapurnya saja.')
  })

  await test.step('she answers it', async () => {
    await page.goto(`/app/${company}`)
    await expect(page.getByText(/Giliran Anda: perbaiki 2 isian/).first()).toBeVisible()
    await expectGoodPage(page)
    await page.goto(applicationUrl)
    await expectGoodPage(page)
    await page.getByLabel('Luas tempat').fill('12')
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(await photo(`ktp-baru-${stamp}`))
    await expect(page.getByRole('link', { name: `ktp-baru-${stamp}.jpg` }).first()).toBeVisible()
    await page.getByRole('button', { name: 'Kirim perbaikan' }).click()
    await expect(page.getByText('Perbaikan terkirim')).toBeVisible()
  })

  await test.step('the stages follow until the licence is issued', async () => {
    await desk.goto(`/admin/applications/${applicationId}`)
    for (const stage of ['Penerimaan', 'Pemeriksaan data', 'Pengajuan ke OSS', 'Proses di OSS']) {
      await expect(desk.getByRole('heading', { name: stage, exact: true })).toBeVisible()
      await approve()
      await expect(desk.getByRole('heading', { name: stage, exact: true })).toBeHidden()
    }
    await expect(desk.getByRole('heading', { name: 'Penerbitan NIB' })).toBeVisible()
    for (const item of await desk.getByRole('group', { name: 'Daftar periksa' }).getByRole('checkbox').all())
      await item.check()
    await desk.getByRole('button', { name: /^Terbitkan izin/ }).click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByLabel('Nomor izin dari instansi').fill('12345')
    await dialog.getByRole('button', { name: 'Terbitkan izin' }).click()
    await expect(dialog.getByText(/Contoh/)).toBeVisible()
    await dialog.getByLabel('Nomor izin dari instansi').fill(licenseNumber)
    await dialog.getByRole('button', { name: 'Terbitkan izin' }).click()
    await expect(desk.getByText(`Izin ${licenseNumber}`, { exact: true })).toBeVisible()
    await staff.close()
  })

  await test.step('she has her licence, and a stranger checks it', async () => {
    await waitForMail(owner.email, 'sudah terbit')
    await page.goto(`/app/${company}/licenses`)
    await expect(page.getByText(licenseNumber).first()).toBeVisible()
    await expectGoodPage(page)
    const verify = await page
      .getByRole('link', { name: /Halaman periksa/ })
      .first()
      .getAttribute('href')
    const stranger = await browser.newContext({ locale: 'id-ID' })
    const street = await stranger.newPage()
    await street.goto(new URL(verify ?? '', page.url()).href)
    await expect(street.getByText(licenseNumber)).toBeVisible()
    await expect(street.getByText('Izin ini asli dan masih berlaku.')).toBeVisible()
    // Nothing personal: neither her name nor how to reach her.
    for (const secret of [owner.name, owner.email, '3273015507850002', '0812']) {
      await expect(street.getByText(secret)).toHaveCount(0)
    }
    await expectGoodPage(street)
    const certificate = await stranger.request.get(`${street.url()}/certificate`)
    expect(certificate.headers()['content-type']).toBe('application/pdf')
    expect((await certificate.body()).subarray(0, 5).toString()).toBe('%PDF-')
    await stranger.close()
  })

  await test.step('she chooses a plan and pays it', async () => {
    await page.goto(`/app/${company}/billing`)
    await expectGoodPage(page)
    await page.goto(`/app/${company}/billing/plans`)
    await expectGoodPage(page)
    await page
      .getByRole('link', { name: /Pilih Tumbuh/ })
      .first()
      .click()
    await expect(page.getByText('Rp\u00a054.390').first()).toBeVisible()
    await expectGoodPage(page)
    await page.getByRole('button', { name: 'Setuju dan terbitkan faktur' }).dblclick()
    await expect(page).toHaveURL(/billing\/invoices\/INV-/)
    await waitForMail(owner.email, 'Faktur INV/')
    await expectGoodPage(page)
    // Ours first, then the provider's page, which asks once more.
    await page.getByRole('button', { name: 'QRIS' }).click()
    await page.waitForURL(/\/(snap|xendit)\//)
    await page.getByRole('button', { name: 'QRIS' }).click()
    await page.getByRole('button', { name: 'Bayar sekarang' }).click()
    await page.getByRole('link', { name: 'Kembali ke toko' }).click()
    await expect(page.getByText('Lunas').first()).toBeVisible({ timeout: 30_000 })
    await expectGoodPage(page)
    await page.goto(`/app/${company}/billing`)
    await expect(page.getByText('Tumbuh').first()).toBeVisible()
    await expect(page.getByText('0 dari 5')).toBeVisible()
  })

  await test.step('she reads the receipt, with the invoice attached', async () => {
    const receipt = await waitForMail(owner.email, 'sudah kami terima')
    expect(receipt.subject).toContain('Pembayaran INV/')
    expect(receipt.attachments.map((file) => file.filename).join()).toMatch(/\.pdf$/)
    await page.goto(`/app/${company}/messages`)
    await expect(page.getByRole('link', { name: receipt.subject })).toBeVisible()
    await expectGoodPage(page)
  })
})
