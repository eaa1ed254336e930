import { useTranslations } from 'next-intl'
import { BatikMaker } from '@/components/art/batik-maker'
import { CatfishPond } from '@/components/art/catfish-pond'
import { CoffeeBike } from '@/components/art/coffee-bike'
import { HijabShop } from '@/components/art/hijab-shop'
import { SeblakStall } from '@/components/art/seblak-stall'
import { SnackKitchen } from '@/components/art/snack-kitchen'
import { Tailor } from '@/components/art/tailor'
import { TyreWorkshop } from '@/components/art/tyre-workshop'
import { SectionHead } from './section-head'

/** Each trade with its drawing and the words the check understands. */
const TRADES = [
  { key: 'seblak', query: 'seblak', Art: SeblakStall },
  { key: 'snack', query: 'keripik', Art: SnackKitchen },
  { key: 'coffee', query: 'kopi', Art: CoffeeBike },
  { key: 'tailor', query: 'jahit', Art: Tailor },
  { key: 'hijab', query: 'toko+hijab', Art: HijabShop },
  { key: 'batik', query: 'batik', Art: BatikMaker },
  { key: 'tyre', query: 'tambal+ban', Art: TyreWorkshop },
  { key: 'catfish', query: 'lele', Art: CatfishPond },
] as const

/** Real trades, each leading to the check for it. */
export function Trades() {
  const t = useTranslations('public.landing.trades')
  return (
    <section className="border-y border-line bg-card">
      <div className="mx-auto max-w-6xl px-4 py-14 lg:px-6 lg:py-20">
        <SectionHead title={t('title')} lead={t('lead')} />
        <ul className="mt-8 grid grid-cols-2 gap-x-4 gap-y-8 md:grid-cols-4 lg:gap-x-8">
          {TRADES.map(({ key, query, Art }) => (
            <li key={key}>
              <a href={`/check?q=${query}`} className="group block rounded-lg">
                <Art className="w-full transition-transform duration-200 group-hover:-translate-y-1" />
                <span className="mt-3 block font-bold group-hover:underline">{t(`${key}.name`)}</span>
                <span className="block text-ink-soft">{t(`${key}.needs`)}</span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
