import { expect, type Page, test } from '@playwright/test'
import { expectGoodPage } from './fixtures/page-checks'
import { linkTo, waitForMail } from './fixtures/sandbox'

// The finder for anyone: words become classes, answers become a link, the link becomes a business.

const steps = (page: Page) => page.locator('#check-result ol > li')
const step = (page: Page, code: string) => page.locator(`#check-result li#${code}`)

/** The order of the licence types that the product brings along; others may have been published meanwhile. */
const KNOWN = ['nib', 'spp_irt', 'halal_self_declared', 'merek']
const expectOrder = (page: Page, codes: string[]) =>
  expect
    .poll(async () =>
      (await steps(page).evaluateAll((items) => items.map((item) => item.id))).filter((code) =>
        KNOWN.includes(code),
      ),
    )
    .toEqual(codes)

test('a stranger finds the licences of a business, in order, and takes them along', async ({
  page,
  browser,
}, { project }) => {
  test.setTimeout(180_000)
  const email = `wati.${project.name}${Date.now().toString(36)}@usaha.test`

  await test.step('words that mean several things are asked about', async () => {
    await page.goto('/check')
    await expectGoodPage(page)
    await page.getByLabel('Apa yang Anda buat atau jual?').fill('seblak')
    await page.getByLabel('Provinsi').selectOption({ label: 'Jawa Barat' })
    await page.getByLabel('Kabupaten atau kota').selectOption({ label: 'Kota Bandung' })
    await page.getByRole('button', { name: 'Lihat izin saya' }).click()
    await expect(page.getByRole('heading', { name: '“seblak”: mana yang paling dekat?' })).toBeVisible()
    await expectGoodPage(page)
    await page.getByRole('link', { name: /gerobak/ }).click()
    await expect(page).toHaveURL(/\/check\?a=56102&at=32\.73$/)
  })

  await test.step('what is not told yet is asked, one press each', async () => {
    await expect(page.getByText('Risiko rendah').first()).toBeVisible()
    await page.getByRole('link', { name: 'Belum', exact: true }).click()
    await page.getByRole('link', { name: 'Sampai Rp500 juta (mikro)' }).click()
    await expect(page).toHaveURL(/\/check\?a=56102&at=32\.73&size=upto500&nib=0$/)
  })

  await test.step('the answer is a list in order, with what comes by itself', async () => {
    await expectOrder(page, ['nib', 'halal_self_declared', 'merek'])
    await expect(step(page, 'halal_self_declared')).toContainText('Sesudah NIB')
    await expect(step(page, 'nib')).toContainText(/Sekitar \d+ \S+ 20\d\d/)
    await expect(page.getByRole('heading', { name: /Datang sendiri bersama NIB/ })).toBeVisible()
    await expect(page.getByText('Tanda SNI (Bina UMK)')).toBeVisible()
    await step(page, 'halal_self_declared')
      .getByText(/Siapkan \d+ dokumen/)
      .click()
    await expectGoodPage(page)
  })

  await test.step('another activity adds what it needs', async () => {
    await page.getByText('Ubah jawaban').click()
    await page.getByLabel('Ada kegiatan lain?').fill('keripik singkong')
    await page.getByRole('button', { name: 'Lihat izin saya' }).click()
    await expectOrder(page, KNOWN)
    await page.getByRole('link', { name: /^Hapus Aktivitas/ }).click()
    await expect(page).toHaveURL(/a=10794/)
  })

  const link = await page.getByLabel('Tautan').inputValue()
  await test.step('its link says the same to somebody else', async () => {
    const other = await browser.newContext({ ...project.use, javaScriptEnabled: false })
    const read = await other.newPage()
    await read.goto(new URL(link).pathname + new URL(link).search)
    await expectOrder(read, KNOWN)
    await expect(read.getByLabel('Tautan')).toHaveValue(link)
    await expect(read.getByRole('button', { name: 'Cetak' })).toBeHidden()
    await other.close()
  })

  await test.step('signing up takes the answers along, through the mail', async () => {
    await page.getByRole('link', { name: 'Urus lewat Izinku' }).click()
    await expect(page.getByText('Jawaban cek izin Anda ikut terbawa')).toBeVisible()
    await page.getByLabel('Nama lengkap').fill('Wati Lestari')
    await page.getByLabel('Email').fill(email)
    await page.getByLabel('Kata sandi', { exact: true }).fill('warung-maju-bersama-7')
    await page.getByRole('button', { name: 'Buat akun' }).click()
    await expect(page.getByRole('heading', { name: 'Periksa email Anda' })).toBeVisible()
    const mail = await waitForMail(email, 'Pastikan alamat email')
    // On another device: the answers are with the account, not with the browser.
    const phone = await browser.newContext(project.use)
    const onboarding = await phone.newPage()
    await onboarding.goto(linkTo(mail, 'verify'))
    await expect(onboarding).toHaveURL(/\/onboarding\/person/)
    await onboarding.getByLabel('Nomor HP').fill('0812 3456 7890')
    await onboarding.getByRole('checkbox').check()
    await onboarding.getByRole('button', { name: 'Lanjut', exact: true }).click()
    await onboarding.getByLabel('Bentuk usaha').selectOption({ label: 'Perorangan' })
    await onboarding.getByLabel('Nama usaha').fill('Keripik Wati')
    await onboarding.getByLabel('NIK').fill('3273015507850002')
    await onboarding.getByRole('button', { name: 'Lanjut', exact: true }).click()
    await expect(onboarding.getByRole('heading', { name: 'Di mana tempat usaha Anda?' })).toBeVisible()
    await expect(onboarding.getByText('Kami isi dari cek izin Anda.')).toBeVisible()
    await expect(onboarding.getByLabel('Provinsi')).toHaveValue('32')
    await expect(onboarding.getByLabel('Kabupaten atau kota')).toHaveValue('32.73')
    await expectGoodPage(onboarding)
    await phone.close()
  })
})

test('without JavaScript, and in English', async ({ browser, baseURL }, { project }) => {
  const context = await browser.newContext({ ...project.use, javaScriptEnabled: false })
  await context.addCookies([{ name: 'locale', value: 'en', url: baseURL ?? '' }])
  const page = await context.newPage()
  await page.goto('/check')
  await page.getByLabel('What do you make or sell?').fill('keripik singkong, xyzzyqq')
  await page.getByLabel('Province').selectOption({ label: 'Jawa Barat' })
  await page.getByLabel('Do you have a NIB?').selectOption('1')
  await page.getByText('More detail').click()
  await page.getByLabel('Exact yearly sales').fill('600 million')
  await page.getByLabel('Trademark registration').check()
  await page.getByRole('button', { name: 'Show my licences' }).click()

  // The short form of what was understood.
  await expect(page).toHaveURL(
    /\/check\?q=keripik\+singkong%2C\+xyzzyqq&at=32&sales=600000000&nib=1&has=merek$/,
  )
  await expect(page.getByText('We found nothing for “xyzzyqq”.')).toBeVisible()
  await expectOrder(page, ['spp_irt'])
  await expect(page.getByText('You have these already')).toBeVisible()
  await page.getByText(/other licences? (is|are) not for this business/).click()
  await expect(page.getByText('Yearly sales are above its limit.')).toBeVisible()

  // The list of regencies comes once the province was sent.
  await page.getByText('Change the answers').click()
  await page.getByLabel('Regency or city').selectOption({ label: 'Kota Bandung' })
  await page.getByRole('button', { name: 'Show my licences' }).click()
  await expect(page).toHaveURL(/at=32\.73&/)
  await context.close()
})

test('old and hostile links lead to what can be understood', async ({ page }) => {
  for (const [asked, settled] of [
    ['q=keripik&kbli=10794&province=32&size=upto500&nib=1', 'q=keripik&a=10794&at=32&size=upto500&nib=1'],
    ['q=%3Cscript%3Ealert(1)%3C%2Fscript%3E&size=toString&at=..%2F..%2Fetc&has=__proto__', null],
    ['a=99999&at=99.99.99.9999&nib=maybe&utm_source=x', 'a=99999&at=99.99.99.9999'],
    [`q=${'%F0%9F%8D%A9'.repeat(200)}&sales=-1&people=1e9`, ''],
  ] as const) {
    const answer = await page.goto(`/check?${asked}`)
    expect(answer?.status()).toBe(200)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    if (settled !== null) expect(new URL(page.url()).search.slice(1)).toBe(settled)
  }
  await expect(page.getByLabel('Apa yang Anda buat atau jual?')).toBeVisible()
})

test('an activity whose risk nobody recorded is not guessed at', async ({ page }) => {
  await page.goto('/check?a=11051&at=32.73&size=upto500&nib=0')
  await expect(page.getByText('Kami tidak menebak.')).toBeVisible()
  await expect(page.getByText('Sertifikat Standar (pernyataan sendiri)')).toHaveCount(0)
})
