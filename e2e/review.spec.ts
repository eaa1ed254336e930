import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { query } from './fixtures/database'
import { expectGoodPage } from './fixtures/page-checks'
import { createReviewCases } from './fixtures/review-cases'
import { signIn } from './fixtures/session'

// A reviewer's day, by keyboard where it is a desk: take, ask for a revision, take it back, ask again, read what changed;
// many cases at once; what was seen is on record.

async function open(browser: Browser, email: string, baseURL: string): Promise<[Page, BrowserContext]> {
  const context = await browser.newContext({ locale: 'id-ID', viewport: { width: 1280, height: 800 } })
  await signIn(context, email, baseURL)
  return [await context.newPage(), context]
}

test('a reviewer decides by keyboard, takes it back, asks again and reads what changed', async ({ browser }, {
  project,
}) => {
  test.skip(project.name === 'phone', 'keys are for a desk')
  test.setTimeout(180_000)
  const baseURL = project.use.baseURL ?? ''
  const made = await createReviewCases(1)
  const [one] = made.cases
  if (!one) throw new Error('There is no case.')
  const [desk, context] = await open(browser, made.reviewer.email, baseURL)
  const url = new URL(`/admin/applications/${one.id}`, baseURL).href
  const keys = desk.keyboard

  await test.step('the sheet of keys opens, and the case is taken', async () => {
    await desk.goto(url)
    await expect(desk.getByText('Belum ada yang memegang')).toBeVisible()
    await expect(async () => {
      await keys.press('?')
      await expect(desk.getByRole('dialog', { name: 'Tombol cepat' })).toBeVisible({ timeout: 1000 })
    }).toPass()
    await keys.press('Escape')
    await keys.press('t')
    await expect(desk.getByText('Anda yang memegang')).toBeVisible()
    await expectGoodPage(desk)
  })

  const ask = async () => {
    await keys.press('j')
    await expect(desk.getByLabel('Minta perbaikan: Nama produk')).toBeFocused()
    await keys.press('Space')
    await expect(desk.getByLabel('Minta perbaikan: Nama produk')).toBeChecked()
    await keys.press('r')
    const dialog = desk.getByRole('dialog', { name: 'Minta perbaikan' })
    await expect(dialog).toBeVisible()
    await dialog.getByLabel('Alasan').selectOption({ label: 'Belum lengkap' })
    // The reason proposes the words; they can be changed.
    await expect(dialog.getByLabel('Apa yang kurang pada Nama produk?')).toHaveValue(/belum lengkap/)
    await dialog.getByRole('button', { name: 'Balasan tersimpan' }).press('Enter')
    await keys.type('Perbaiki lalu')
    await dialog.getByRole('button', { name: /^Perbaiki lalu kirim lagi/ }).press('Enter')
    await expect(dialog.getByLabel('Pesan kepada pemohon')).toHaveValue(new RegExp(one.number))
    await dialog.getByRole('button', { name: 'Kirim permintaan' }).press('Enter')
    await expect(desk.getByText(/Menunggu jawaban pemohon/)).toBeVisible()
  }

  await test.step('a revision is asked for and taken back within the minute', async () => {
    await ask()
    await expect(desk.getByRole('button', { name: /^Batalkan/ })).toBeVisible()
    await keys.press('u')
    await expect(desk.getByText(/kembali seperti semula/)).toBeVisible()
    await expect(desk.getByRole('button', { name: /^Setujui tahap/ })).toBeVisible()
    await expect(desk.getByText(/Menunggu jawaban pemohon/)).toBeHidden()
  })

  await test.step('it is asked for again; the applicant opens it, and it stays', async () => {
    await desk.goto(url)
    await ask()
    const [owner, theirs] = await open(browser, made.owner.email, baseURL)
    await owner.goto(new URL(`/app/${made.company}/applications/${one.id}`, baseURL).href)
    await owner.getByLabel('Nama produk').fill('Keripik tempe pedas')
    await keys.press('u')
    await expect(desk.getByText(/Pemohon sudah melihatnya/)).toBeVisible()
    await owner.getByRole('button', { name: 'Kirim perbaikan' }).click()
    await expect(owner.getByText('Perbaikan terkirim')).toBeVisible()
    await theirs.close()
  })

  await test.step('what changed stands first, field by field', async () => {
    await desk.goto(url)
    await expect(desk.getByText('Yang berubah: versi 1 ke versi 2')).toBeVisible()
    await expect(desk.locator('del', { hasText: 'Kripik' }).first()).toBeVisible()
    await expect(desk.locator('ins', { hasText: 'Keripik tempe pedas' })).toBeVisible()
    await expectGoodPage(desk)
  })

  await test.step('the stage is approved with two keys, and the history says all of it', async () => {
    await keys.press('1')
    await expect(desk.getByLabel('Isian lengkap')).toBeChecked()
    await keys.press('a')
    await keys.press('Enter')
    await expect(desk.getByRole('heading', { name: 'Periksa uji' })).toBeVisible()
    await expect(desk.getByText('Dibatalkan').first()).toBeVisible()
  })
  await context.close()
  const [seen] = await query<{ count: number }>(
    `select view_count as count from record_views where application_id = $1 and what = 'case'`,
    [one.id],
  )
  expect(seen?.count).toBeGreaterThan(2)
})

test('many cases at once: a supervisor assigns, a reviewer approves, each row says what came of it', async ({
  browser,
}, { project }) => {
  test.setTimeout(120_000)
  const baseURL = project.use.baseURL ?? ''
  const made = await createReviewCases(3)
  const queue = new URL(`/admin/queue?tab=all&q=${encodeURIComponent(made.trade_name)}`, baseURL).href

  const [lead, leads] = await open(browser, made.supervisor.email, baseURL)
  await lead.goto(queue)
  await lead.getByLabel('Pilih semua di halaman ini').check()
  await expect(lead.getByText('3 kasus dipilih')).toBeVisible()
  await expectGoodPage(lead)
  await lead.getByRole('button', { name: 'Tugaskan' }).click()
  const assign = lead.getByRole('dialog', { name: 'Tugaskan kasus yang dipilih' })
  await assign.getByLabel('Tugaskan kepada').selectOption({ label: made.reviewer.name })
  await assign.getByRole('button', { name: 'Jalankan untuk 3 kasus' }).click()
  await expect(assign.getByText('3 selesai, 0 tidak bisa')).toBeVisible()
  await expectGoodPage(lead)
  await assign.getByRole('button', { name: 'Tutup' }).last().click()
  await expect(lead.getByRole('cell', { name: made.reviewer.name })).toHaveCount(3)
  await leads.close()

  // One of them is handed on behind the reviewer's back.
  const [one] = made.cases
  const [desk, context] = await open(browser, made.reviewer.email, baseURL)
  await desk.goto(queue)
  await query('update applications set assignee_id = $2 where id = $1', [one?.id, made.colleague.id])
  await desk.getByLabel('Pilih semua di halaman ini').check()
  await desk.getByRole('button', { name: 'Setujui tahap' }).click()
  const approve = desk.getByRole('dialog', { name: /^Setujui tahap/ })
  await approve.getByLabel(/Saya sudah memeriksa/).check()
  await approve.getByRole('button', { name: 'Jalankan untuk 3 kasus' }).click()
  await expect(approve.getByText('2 selesai, 1 tidak bisa')).toBeVisible()
  await expect(approve.getByText(/dipegang orang lain/)).toBeVisible()
  await approve.getByRole('button', { name: 'Tutup' }).last().click()

  const file = await desk.request.get(queue.replace('/admin/queue?', '/admin/queue/export?'))
  const lines = (await file.text()).trim().split('\r\n')
  expect(lines).toHaveLength(4)
  expect(lines[1]).toContain(made.trade_name)
  await context.close()
})

test('two reviewers: who was slower is told by whom, and what is still open to them', async ({ browser }, {
  project,
}) => {
  const baseURL = project.use.baseURL ?? ''
  const made = await createReviewCases(1)
  const url = new URL(`/admin/applications/${made.cases[0]?.id}`, baseURL).href
  const [slow, slows] = await open(browser, made.colleague.email, baseURL)
  await slow.goto(url)
  const [fast, fasts] = await open(browser, made.reviewer.email, baseURL)
  await fast.goto(url)
  await fast.getByRole('button', { name: /^Ambil kasus/ }).click()
  await expect(fast.getByText('Anda yang memegang')).toBeVisible()
  await slow.getByRole('button', { name: /^Ambil kasus/ }).click()
  await expect(slow.getByText(new RegExp(`dipegang ${made.reviewer.name}`)).first()).toBeVisible()
  await expect(slow.getByText(/hanya bisa membacanya/)).toBeVisible()
  await fasts.close()
  await slows.close()
})
