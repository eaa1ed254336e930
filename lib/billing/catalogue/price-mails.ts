import type { Trx } from '@/db'
import { queueEmails } from '@/lib/email/mutations'
import { env } from '@/lib/env'
import { formatRupiah } from '@/lib/money'
import { addDays, formatDay } from '@/lib/time'
import { listPayers } from '../mails'
import type { Mover, Version } from './price-moves'

/** Tells those who pay for companies what the price of something they have will be, and from when; or that it stays after all. */
export async function queuePriceMails(
  trx: Trx,
  what: 'moved' | 'kept',
  price: Version & { amount: bigint },
  movers: readonly Mover[],
): Promise<void> {
  const item = await findItem(trx, price)
  const payers = await listPayers(
    trx,
    movers.map(({ company_id }) => company_id),
  )
  const byCompany = new Map(movers.map((mover) => [mover.company_id, mover]))
  await queueEmails(
    trx,
    'price_change',
    payers.flatMap((payer) => {
      const mover = byCompany.get(payer.company_id)
      if (!mover) return []
      const isEnglish = payer.locale === 'en'
      return {
        to: payer,
        variables: {
          name: payer.name,
          company: payer.trade_name,
          item: isEnglish ? item.name_en : item.name_id,
          change: changeWords(what, price, mover, payer.locale),
          action_url: `${env().APP_URL}/app/${payer.slug}/billing`,
        },
        concerning: { company_id: payer.company_id },
      }
    }),
  )
}

async function findItem(trx: Trx, price: Version) {
  return trx
    .selectFrom(price.addon_id ? 'addons' : 'plans')
    .select(['name_id', 'name_en'])
    .where('id', '=', price.addon_id ?? price.plan_id ?? '')
    .executeTakeFirstOrThrow()
}

function changeWords(
  what: 'moved' | 'kept',
  price: { amount: bigint; period: string; from_on: string },
  mover: Mover,
  locale: string,
): string {
  const [before, after] = [formatRupiah(mover.from_amount), formatRupiah(price.amount)]
  const renews = mover.ends_on && addDays(mover.ends_on, 1)
  const from = formatDay(renews && renews >= price.from_on ? renews : price.from_on, locale)
  const units = mover.quantity > 1 ? ` × ${mover.quantity}` : ''
  if (locale === 'en') {
    const each = price.period === 'monthly' ? 'a month' : 'a year'
    return what === 'kept'
      ? `The price stays ${before}${units} ${each} after all. What we wrote about a new price no longer holds.`
      : `The price changes from ${before} to ${after}${units} ${each}, without PPN. It holds from your first renewal on or after ${from}.`
  }
  const each = price.period === 'monthly' ? 'sebulan' : 'setahun'
  return what === 'kept'
    ? `Harganya tetap ${before}${units} ${each}. Kabar kami tentang harga baru tidak berlaku lagi.`
    : `Harganya berubah dari ${before} menjadi ${after}${units} ${each}, tanpa PPN. Berlaku sejak perpanjangan pertama pada atau setelah ${from}.`
}
