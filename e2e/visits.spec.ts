import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { query } from './fixtures/database'
import { photo } from './fixtures/files'
import { expectGoodPage } from './fixtures/page-checks'
import { signIn } from './fixtures/session'
import { createVisitCase, letVisitBeNow } from './fixtures/visit-case'

// A visit from its first offer to its result: offered, chosen, moved, held on a phone whose network goes away, read by both.

test('a visit is arranged, moved, held without a network and read by both sides', async ({
  page: owner,
  context,
  browser,
}, { project }) => {
  test.setTimeout(180_000)
  const baseURL = project.use.baseURL ?? ''
  const one = await createVisitCase()
  await signIn(context, one.owner, baseURL)
  const desk = await openDesk()
  const offer = async (times: string[], button: string | RegExp) => {
    await desk.goto(`/admin/applications/${one.id}`)
    await desk.getByRole('button', { name: button }).click()
    const dialog = desk.getByRole('dialog', { name: 'Tawarkan waktu kunjungan' })
    // Some days ahead, so that an agreed time can still be changed.
    await dialog.getByLabel('Hari').selectOption({ index: 4 })
    for (const time of times) await dialog.getByRole('button', { name: time, exact: true }).click()
    await dialog.getByLabel('Pesan untuk pemohon').fill('Kami datang berdua.')
    await dialog.getByRole('button', { name: `Tawarkan ${times.length} waktu` }).click()
    await expect(dialog).toBeHidden()
    await expect(desk.getByText('Menunggu pilihan waktu').first()).toBeVisible()
  }

  await test.step('the inspector offers two times', async () => {
    await offer(['09.00', '13.00'], 'Tawarkan waktu')
    await expect(desk.getByText(/Waktu kami tetap berjalan/)).toBeVisible()
    // 71.71 is Manado: the zone of the place is named, not the reader's.
    await expect(desk.getByText(/13\.00–14\.00 WITA/).first()).toBeVisible()
    await expectGoodPage(desk)
  })

  await test.step('the owner is asked on her first page, and asks for other times', async () => {
    await owner.goto(`/app/${one.company}`)
    await expect(owner.getByRole('heading', { name: /Pilih waktu kunjungan/ })).toBeVisible()
    await owner.goto(`/app/${one.company}/applications/${one.id}`)
    await expect(owner.getByText('Kami datang berdua.').first()).toBeVisible()
    await expectGoodPage(owner)
    await owner.getByRole('button', { name: 'Minta waktu lain' }).click()
    const dialog = owner.getByRole('dialog')
    await dialog.getByLabel(/Kapan Anda bisa/).fill('Hari itu kami ke pasar. Sore saja.')
    await dialog.getByRole('button', { name: 'Minta waktu lain' }).click()
    await expect(owner.getByText('Kami mencari waktu lain')).toBeVisible()
  })

  await test.step('other times are offered; she takes one, and calls it off no later than she may', async () => {
    await desk.goto(`/admin/applications/${one.id}`)
    await expect(desk.getByText('Hari itu kami ke pasar. Sore saja.').first()).toBeVisible()
    await offer(['14.00', '15.00'], 'Tawarkan waktu lain')
    await owner.reload()
    await owner.getByRole('radio').nth(1).check()
    await owner.getByLabel(/Petunjuk arah/).fill('Pagar hijau')
    await owner.getByRole('button', { name: 'Pilih waktu ini' }).click()
    await expect(owner.getByRole('heading', { name: /Kunjungan .*15\.00–16\.00 WITA/ })).toBeVisible()
    await expect(owner.getByText(/Bisa diubah sampai/)).toBeVisible()
    await expectGoodPage(owner)
  })

  const visitId = await letVisitBeNow(one.id)
  const field = await browser.newContext({
    viewport: { width: 360, height: 740 },
    isMobile: true,
    hasTouch: true,
    locale: 'id-ID',
  })
  await signIn(field, one.inspector, baseURL)
  const phone = await field.newPage()

  await test.step('the inspector opens it on a phone', async () => {
    await phone.goto(new URL('/admin/visits', baseURL).href)
    await expect(phone.getByText('Pagar hijau')).toBeVisible()
    await expectGoodPage(phone)
    await phone.getByRole('link', { name: 'Buka kunjungan' }).click()
    await expect(phone.getByRole('heading', { name: 'Yang diperiksa' })).toBeVisible()
    await expectGoodPage(phone)
    await answer(phone, 0, 'Ya')
    await expect(phone.getByText(/^Terkirim \d/)).toBeVisible()
  })

  await test.step('the network goes away: answers and a picture stay on the phone, also over a second thought', async () => {
    await field.setOffline(true)
    await answer(phone, 1, 'Tidak')
    await phone.getByRole('textbox', { name: /^Catatan:/ }).fill('Lantai masih basah')
    await phone
      .locator('input[type=file]')
      .nth(2)
      .setInputFiles(await photo('dapur'))
    await expect(phone.getByText('Tersimpan di HP ini, belum terkirim')).toBeVisible()
    await expect(phone.getByText('Belum ada jaringan. Lanjutkan saja, kami kirim nanti.')).toBeVisible()
    await expect(phone.getByText('1 foto menunggu terkirim')).toBeVisible()
    const stored = await query<{ answers: number }>(
      `select (select count(*) from jsonb_object_keys(checklist))::int as answers from visits where id = $1`,
      [visitId],
    )
    expect(stored[0]?.answers).toBe(1)
  })

  await test.step('it comes back: everything is sent, once', async () => {
    await field.setOffline(false)
    await expect(phone.getByText(/^Terkirim \d/)).toBeVisible({ timeout: 30_000 })
    await expect(phone.getByText('1 foto menunggu terkirim')).toBeHidden({ timeout: 30_000 })
    await phone.reload()
    await expect(phone.getByRole('textbox', { name: /^Catatan:/ })).toHaveValue('Lantai masih basah')
    expect(await query('select id from visit_photos where visit_id = $1', [visitId])).toHaveLength(1)
  })

  await test.step('another device has saved meanwhile: both are shown, nothing is overwritten', async () => {
    await query(
      `update visits set version = version + 1, checklist = jsonb_set(checklist, '{elsewhere}',
         '{"answer": "yes", "note": ""}') where id = $1`,
      [visitId],
    )
    await answer(phone, 2, 'Tidak berlaku')
    await expect(phone.getByText('Laporan ini juga diisi di perangkat lain')).toBeVisible()
    await expectGoodPage(phone)
    await phone.getByRole('button', { name: 'Pakai isian HP ini' }).click()
    await expect(phone.getByText(/^Terkirim \d/)).toBeVisible()
  })

  await test.step('it is completed with a result', async () => {
    const things = phone
      .getByRole('list')
      .filter({ has: phone.getByRole('radio') })
      .getByRole('group')
    for (let index = 3; index < (await things.count()); index++) await answer(phone, index, 'Ya')
    await expect(phone.getByText(/^Terkirim \d/)).toBeVisible()
    await phone.getByLabel('Memenuhi, dengan catatan').check()
    await phone.getByRole('button', { name: 'Selesaikan kunjungan' }).click()
    await expect(phone.getByText('Tulis catatan: apa yang perlu diperhatikan.')).toBeVisible()
    await phone.getByLabel('Catatan kunjungan').fill('Keringkan lantai sebelum produksi.')
    await phone.getByRole('button', { name: 'Selesaikan kunjungan' }).click()
    await phone.getByRole('dialog').getByRole('button', { name: 'Selesaikan kunjungan' }).click()
    await expect(phone.getByRole('heading', { name: 'Temuan' })).toBeVisible()
    await phone.getByRole('switch', { name: 'Perlihatkan ke pemohon' }).check()
    await expect
      .poll(() => query('select id from visit_photos where visit_id = $1 and shared', [visitId]))
      .toHaveLength(1)
    await expectGoodPage(phone)
  })

  await test.step('both sides read it', async () => {
    await owner.reload()
    await expect(owner.getByText('Memenuhi, dengan catatan').first()).toBeVisible()
    await expect(owner.getByText('Lantai masih basah')).toBeVisible()
    const picture = owner.locator('img[src*="/api/documents/"]').first()
    await expect(picture).toBeVisible()
    expect((await owner.request.get((await picture.getAttribute('src')) ?? '')).status()).toBe(200)
    await expectGoodPage(owner)
    await desk.goto(`/admin/applications/${one.id}`)
    await expect(desk.getByText('Keringkan lantai sebelum produksi.').first()).toBeVisible()
    await expectGoodPage(desk)
  })

  async function openDesk(): Promise<Page> {
    const staff: BrowserContext = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'id-ID',
      baseURL,
    })
    await signIn(staff, one.inspector, baseURL)
    return staff.newPage()
  }
})

/** Presses an answer of one thing on the checklist, as a thumb does: on its words. */
async function answer(phone: Page, index: number, words: string): Promise<void> {
  const group = phone.getByRole('list').filter({ has: phone.getByRole('radio') })
  await group.getByRole('group').nth(index).getByText(words, { exact: true }).click()
}
