import { useLocale, useTranslations } from 'next-intl'
import { BanknoteIcon, CalendarIcon, ClockIcon, FileTextIcon } from '@/components/ui/icons'
import type { LicenseDefinition } from '@/lib/licensing/definitions/definition'
import { say } from '@/lib/licensing/definitions/texts'
import { formatRupiah } from '@/lib/money'

/** Cost, time, papers and validity of a licence: what one wants to know before beginning. */
export function LicenseFacts({ definition }: { definition: LicenseDefinition }) {
  const t = useTranslations('licensing.facts')
  const locale = useLocale()
  const { fee, validity } = definition
  const papers = definition.documents.filter((document) => document.required && !document.visible_when)
  const cost =
    fee.amount === null ? t('costUnknown') : fee.amount === 0 ? t('free') : formatRupiah(fee.amount)
  const facts = [
    { key: 'cost', Icon: BanknoteIcon, text: cost, note: fee.note },
    { key: 'time', Icon: ClockIcon, text: say(definition.official_time, locale), note: null },
    {
      key: 'valid',
      Icon: CalendarIcon,
      text: validity.years === null ? t('unlimited') : t('years', { count: validity.years }),
      note: validity.note,
    },
    {
      key: 'papers',
      Icon: FileTextIcon,
      text:
        papers.length === 0 ? (
          t('noPapers')
        ) : (
          <ul>
            {papers.map((document) => (
              <li key={document.key}>{say(document.label, locale)}</li>
            ))}
          </ul>
        ),
      note: null,
    },
  ] as const
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
      {facts.map(({ key, Icon, text, note }) => (
        <div key={key} className="min-w-0">
          <dt className="flex items-center gap-3 text-sm text-ink-soft">
            <Icon />
            {t(key)}
          </dt>
          <dd className="ps-8 font-medium">
            {text}
            {note && <span className="block text-sm font-normal text-ink-soft">{say(note, locale)}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
