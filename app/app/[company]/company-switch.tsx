import { useTranslations } from 'next-intl'
import { ArrowUpDownIcon } from '@/components/ui/icons'
import { Link } from '@/components/ui/link'

/** The company's name as the way to the others. */
export function CompanySwitch({ name }: { name: string }) {
  const t = useTranslations('team.nav')
  return (
    <Link
      href="/app?all=1"
      className="flex min-h-11 min-w-0 items-center gap-2 rounded-md border border-line bg-card px-3 font-bold hover:bg-hover"
    >
      <span className="min-w-0 flex-1 truncate">{name}</span>
      <ArrowUpDownIcon size={18} className="text-ink-soft" label={t('companies')} />
    </Link>
  )
}
