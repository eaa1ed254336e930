import { useLocale, useTranslations } from 'next-intl'
import { Sparkline } from '@/components/ui/sparkline'
import { Stat } from '@/components/ui/stat'
import { formatRupiah } from '@/lib/money'
import type { Overview } from './figures'

interface Figure {
  key: string
  href: string
  value: number | string
  /** This week and the one before; absent where the figure is a state and not a flow. */
  weeks?: { now: number; before: number; moreIsGood?: boolean; money?: boolean }
  /** Said instead of a trend. */
  note?: string
  line?: number[]
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

/** The six figures that matter most to the reader, each leading to what it counts. */
export function SixFigures({ overview }: { overview: Overview }) {
  const t = useTranslations('admin.overview')
  const short = shortRupiah(useLocale())
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-3 xl:grid-cols-6">
      {figuresOf(overview, t, short)
        .slice(0, 6)
        .map((figure) => (
          <Stat
            key={figure.key}
            label={t(`figure.${figure.key}`)}
            value={<span className="text-xl whitespace-nowrap sm:text-2xl xl:text-xl">{figure.value}</span>}
            href={figure.href}
            trend={trendOf(figure, t, short)}
          >
            {figure.line && (
              <Sparkline
                values={figure.line}
                label={t('spark', { from: figure.line[0] ?? 0, to: figure.line.at(-1) ?? 0 })}
              />
            )}
          </Stat>
        ))}
    </div>
  )
}

type Short = (amount: number) => string

/** `Rp 163.170`, from a million on `Rp 1,6 jt`: a tile has no room for more. */
function shortRupiah(locale: string): Short {
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
  return (amount) => (amount < 1_000_000 ? formatRupiah(amount) : `Rp\u00a0${compact.format(amount)}`)
}

type Translator = ReturnType<typeof useTranslations<'admin.overview'>>

function trendOf({ weeks, note }: Figure, t: Translator, short: Short) {
  if (note) return { direction: 'flat' as const, text: note }
  if (!weeks) return undefined
  const { now, before, moreIsGood } = weeks
  const direction = now > before ? ('up' as const) : now < before ? ('down' as const) : ('flat' as const)
  const shown = weeks.money ? short(before) : before
  const good = moreIsGood === undefined || now === before ? undefined : now > before === moreIsGood
  return { direction, text: t(`trend.${direction}`, { value: shown }), good }
}

function figuresOf({ cases, money, mail, companies }: Overview, t: Translator, short: Short): Figure[] {
  const list: Figure[] = []
  if (cases) {
    const submitted = cases.byDay.map((day) => day.submitted)
    const decided = cases.byDay.map((day) => day.decided)
    const late = sum(cases.ages.map((stage) => stage.late_long + stage.late))
    const open = cases.byStatus.submitted + cases.byStatus.in_review
    list.push(
      weekly('submitted', '/admin/queue?tab=all', submitted),
      { ...weekly('decided', '/admin/queue?tab=all&status=approved', decided, true) },
      { key: 'late', href: '/admin/queue?tab=late', value: late, note: t('ofOpen', { open }) },
    )
  }
  if (money) {
    const paid = money.paid.slice(-14).map((day) => Number(day.amount))
    list.push(
      {
        key: 'paid',
        href: '/admin/invoices?status=paid',
        value: short(sum(paid.slice(7))),
        weeks: { now: sum(paid.slice(7)), before: sum(paid.slice(0, 7)), moreIsGood: true, money: true },
        line: paid,
      },
      {
        key: 'overdue',
        href: '/admin/invoices?status=overdue',
        value: short(Number(money.figures.overdue_amount)),
        note: t('invoices', { count: money.figures.overdue_count }),
      },
    )
  }
  list.push({
    key: 'companies',
    href: '/admin/companies',
    value: companies.week,
    weeks: { now: companies.week, before: companies.before, moreIsGood: true },
  })
  if (cases)
    list.push({
      key: 'issued',
      href: '/admin/queue?tab=all&status=approved',
      value: cases.issued.week,
      weeks: { now: cases.issued.week, before: cases.issued.before, moreIsGood: true },
    })
  if (mail) {
    const failed = mail.filter((fate) => fate.status === 'bounced' || fate.status === 'failed')
    const now = sum(failed.map((fate) => fate.week))
    list.push({
      key: 'mailFailed',
      href: '/admin/emails/log?status=bounced',
      value: now,
      weeks: { now, before: sum(failed.map((fate) => fate.before)), moreIsGood: false },
    })
  }
  if (cases)
    list.push({ key: 'mine', href: '/admin/queue?tab=mine', value: cases.held, note: t('openCases') })
  if (money)
    list.push(
      {
        key: 'attention',
        href: '/admin/payments',
        value: money.figures.attention_count,
        note: t('attentionNote'),
      },
      {
        key: 'waiting',
        href: '/admin/payments?status=pending',
        value: money.figures.waiting_count,
        note: t('waitingNote'),
      },
    )
  return list
}

/** A flow by its last fourteen days. */
function weekly(key: string, href: string, days: number[], moreIsGood?: boolean): Figure {
  const now = sum(days.slice(-7))
  const before = sum(days.slice(0, -7))
  return { key, href, value: now, weeks: { now, before, moreIsGood }, line: days }
}
