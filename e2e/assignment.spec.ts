import { type Browser, expect, type Page, test } from '@playwright/test'
import { query } from './fixtures/database'
import { createHeldCases, type HeldCases } from './fixtures/held-cases'
import { expectGoodPage } from './fixtures/page-checks'
import { signIn } from './fixtures/session'

// Who works on what, and what becomes of the cases of somebody who is away: nothing of them is lost.

test('an absence moves cases to the cover, who is told, and gives them back', async ({
  page: desk,
  context,
  browser,
}, { project }) => {
  test.setTimeout(240_000)
  const baseURL = project.use.baseURL ?? ''
  const one = await createHeldCases()
  await signIn(context, 'dewi@demo.test', baseURL)

  await test.step('the supervisor says what somebody works on', async () => {
    await desk.goto('/admin/staffing')
    await expectGoodPage(desk)
    await desk.getByRole('link', { name: one.holder.name }).first().click()
    await expect(desk.getByRole('heading', { level: 1, name: one.holder.name })).toBeVisible()
    await desk.getByText('Tambah keahlian').click()
    const [type] = await query<{ id: string; name_id: string }>(
      `select id, name_id from license_types where code = 'spp_irt'`,
    )
    await desk.getByLabel('Jenis izin').selectOption(type?.id ?? '')
    await desk.getByLabel('Provinsi').selectOption({ label: 'Jawa Barat' })
    await skillCheck(desk).click()
    await expect(desk.getByText('Semua kasus yang dipegang tetap cocok.')).toBeVisible()
    await desk.getByRole('button', { name: 'Tambahkan' }).click()
    await expect(desk.getByRole('listitem').filter({ hasText: `${type?.name_id}, Jawa Barat` })).toBeVisible()
    await expectGoodPage(desk)
  })

  await test.step('she enters an absence and sees first what it concerns', async () => {
    await desk.getByLabel('Pengganti').selectOption({ label: one.cover.name })
    await desk.getByLabel('Sampai dengan').fill(dayAfter(3))
    await desk.getByLabel('Alasan').selectOption({ label: 'Sakit' })
    await absenceCheck(desk).click()
    await expect(desk.getByText(/2 kasus terbuka dipegang\. 2 di antaranya jatuh tempo/)).toBeVisible()
    await expect(desk.getByText(`Kasus berpindah ke ${one.cover.name}.`)).toBeVisible()
    await desk.getByRole('button', { name: 'Catat', exact: true }).click()
    await expect(desk.getByText('Ketidakhadiran tercatat.')).toBeVisible()
    await expect(desk.getByText('Sedang berlangsung')).toBeVisible()
  })

  await holders(one, one.cover.id)
  const cover = await openAs(browser, one.cover.email, baseURL)

  await test.step('the cover sees at the bell what came', async () => {
    await cover.goto(new URL('/admin/queue', baseURL).href)
    await cover.getByRole('link', { name: /Pemberitahuan: 3/ }).click()
    await expect(cover.getByRole('heading', { level: 1, name: 'Pemberitahuan' })).toBeVisible()
    await expect(cover.getByText(`Anda menggantikan ${one.holder.name}`)).toBeVisible()
    const [first] = one.cases
    await expectGoodPage(cover)
    await cover
      .getByRole('link', {
        name: `${first?.number} menjadi milik Anda selama ${one.holder.name} tidak hadir.`,
      })
      .click()
    await expect(cover).toHaveURL(new RegExp(`/admin/applications/${first?.id}`))
    await expect(cover.getByRole('link', { name: /Pemberitahuan: 2/ })).toBeVisible()
    await cover.goto(new URL('/admin/notifications', baseURL).href)
    await cover.getByRole('button', { name: 'Tandai semua terbaca' }).click()
    await expect(
      cover.getByRole('link', { name: /Pemberitahuan: (0|tidak|Tidak|belum|Belum)/ }),
    ).toBeVisible()
  })

  await test.step('the absent one finds what happened; the absence ends; one press gives back', async () => {
    await desk.getByRole('button', { name: 'Akhiri' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: 'Akhiri' }).click()
    await expect(desk.getByText('Sudah lewat')).toBeVisible()
    const holder = await openAs(browser, one.holder.email, baseURL)
    await holder.goto(new URL('/admin/notifications', baseURL).href)
    const away = holder.getByRole('region', { name: /Selama Anda tidak hadir/ }).or(holder.getByRole('table'))
    await expect(away.first()).toContainText(one.cases[0]?.number ?? '')
    await expectGoodPage(holder)
    await cover.reload()
    await cover.getByRole('button', { name: 'Kembalikan 2 kasus' }).click()
    await expect(cover.getByText('2 kasus dikembalikan.')).toBeVisible()
    await holders(one, one.holder.id)
    await holder.context().close()
  })

  await test.step('the supervisor moves what is left to somebody by name', async () => {
    await desk.goto(`/admin/staffing/${one.holder.id}/move`)
    await desk.getByRole('checkbox', { name: one.cover.name }).check()
    await desk.getByRole('button', { name: 'Lihat dulu' }).click()
    await expect(desk.getByRole('link', { name: one.cases[0]?.number ?? '' })).toBeVisible()
    await expectGoodPage(desk)
    await desk.getByRole('button', { name: 'Pindahkan 2 kasus' }).click()
    await expect(desk.getByText('2 dari 2 kasus berpindah.')).toBeVisible()
    await holders(one, one.cover.id)
  })
  await cover.context().close()
})

function skillCheck(page: Page) {
  return page.locator('details', { hasText: 'Tambah keahlian' }).getByRole('button', { name: 'Periksa' })
}

function absenceCheck(page: Page) {
  return page.locator('#absences').getByRole('button', { name: 'Periksa' })
}

function dayAfter(days: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' }).format(Date.now() + days * 86_400_000)
}

async function openAs(browser: Browser, email: string, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'id-ID', viewport: { width: 1280, height: 800 } })
  await signIn(context, email, baseURL)
  return context.newPage()
}

/** Waits until both cases are in these hands. */
async function holders(one: HeldCases, userId: string): Promise<void> {
  await expect(async () => {
    const rows = await query<{ assignee_id: string }>(
      'select assignee_id from applications where id = any($1)',
      [one.cases.map(({ id }) => id)],
    )
    expect(rows.map((row) => row.assignee_id)).toEqual([userId, userId])
  }).toPass({ timeout: 90_000 })
}
