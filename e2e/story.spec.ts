import { expect, test } from '@playwright/test'
import { photo } from './fixtures/files'
import { expectGoodPage } from './fixtures/page-checks'
import { linkTo, waitForMail } from './fixtures/sandbox'

// The whole story with real parts: an owner signs up, onboards, applies; reviewers ask, check and issue; a stranger
// verifies; the plan is paid; the receipt is read. One test per project, told in steps.

const PASSWORD = 'warung-maju-bersama-7'

test('from sign-up to an issued licence and a paid invoice', async ({ page, browser }, { project }) => {
  test.setTimeout(300_000)
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
    await page.locator('input[type=file]').first().setInputFiles(await photo(`ktp-${stamp}`))
    await expect(page.getByText(`ktp-${stamp}.jpg`)).toBeVisible()
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
})
